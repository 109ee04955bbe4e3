/** Where the six stops are put together for a session. */
@NullMarked
package io.upsurge.internal;

import org.jspecify.annotations.NullMarked;
