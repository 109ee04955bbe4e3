/** The entities that the contracts write. */
@NullMarked
package io.upsurge.tck.model;

import org.jspecify.annotations.NullMarked;
