/** What a plugin author implements: one class per database, built on one of three grammars. */
@NullMarked
package io.upsurge.dialect;

import org.jspecify.annotations.NullMarked;
