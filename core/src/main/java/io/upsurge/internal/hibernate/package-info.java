/** The only package that knows Hibernate's insides; everything around it speaks Upsurge's own records. */
@NullMarked
package io.upsurge.internal.hibernate;

import org.jspecify.annotations.NullMarked;
