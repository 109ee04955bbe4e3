/** The conformance kit: run it against a database to know whether its dialect keeps every promise. */
@NullMarked
package io.upsurge.tck;

import org.jspecify.annotations.NullMarked;
