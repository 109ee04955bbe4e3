/** Values of every kind that Hibernate maps, each kind in an entity of its own. */
@NullMarked
package io.upsurge.tck.values;

import org.jspecify.annotations.NullMarked;
