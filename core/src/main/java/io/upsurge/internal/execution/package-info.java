/** Stops four to six: rows are read and checked, sent in key order, matched by key, and the session is kept in step. */
@NullMarked
package io.upsurge.internal.execution;

import org.jspecify.annotations.NullMarked;
