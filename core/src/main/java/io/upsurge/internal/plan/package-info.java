/** The second stop: every question about mapping and capability is settled here, and every mistake of the caller found. */
@NullMarked
package io.upsurge.internal.plan;

import org.jspecify.annotations.NullMarked;
