/** Mutations as a dialect reads them: records and sealed choices that know nothing of Hibernate or of entities. */
@NullMarked
package io.upsurge.statement;

import org.jspecify.annotations.NullMarked;
