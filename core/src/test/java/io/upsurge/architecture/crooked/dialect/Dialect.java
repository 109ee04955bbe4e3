package io.upsurge.architecture.crooked.dialect;

import io.upsurge.architecture.crooked.internal.Cellar;

/** Asks in the cellar instead of reading the statement. */
interface Dialect {

    Class<? extends org.hibernate.dialect.Dialect> database();

    Cellar cellar();
}
