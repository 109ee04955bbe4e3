/** What every dialect must answer alike, one class per promise. */
@NullMarked
package io.upsurge.tck.contract;

import org.jspecify.annotations.NullMarked;
