/** The first stop: chained calls become one immutable record, and nothing is decided yet. */
@NullMarked
package io.upsurge.internal.description;

import org.jspecify.annotations.NullMarked;
