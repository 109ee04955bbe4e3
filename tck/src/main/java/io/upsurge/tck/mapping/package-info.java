/** Mappings of entities: rows of each, laws that statements keep for all of them, and the table that says where they do. */
@NullMarked
package io.upsurge.tck.mapping;

import org.jspecify.annotations.NullMarked;
