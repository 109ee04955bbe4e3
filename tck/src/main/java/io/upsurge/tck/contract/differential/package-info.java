/** Random sequences of statements, compared after every step with a model of the table in memory. */
@NullMarked
package io.upsurge.tck.contract.differential;

import org.jspecify.annotations.NullMarked;
