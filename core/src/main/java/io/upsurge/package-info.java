/** What an application writes: merge-like calls, statements, rows, results and errors. */
@NullMarked
package io.upsurge;

import org.jspecify.annotations.NullMarked;
