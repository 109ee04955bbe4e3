/** The databases that Upsurge speaks, one file each. */
@NullMarked
package io.upsurge.dialects;

import org.jspecify.annotations.NullMarked;
