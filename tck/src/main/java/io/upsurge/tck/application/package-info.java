/** A warehouse that sells: entities as an application has them, all in one session factory. */
@NullMarked
package io.upsurge.tck.application;

import org.jspecify.annotations.NullMarked;
