package io.upsurge.architecture.crooked;

import io.upsurge.architecture.crooked.internal.Cellar;
import org.hibernate.Session;
import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** A front door through which one sees the cellar; the session it may know. */
interface Upsurge extends Extension {

    Cellar cellar(Session session, SharedSessionContractImplementor implementor);
}
