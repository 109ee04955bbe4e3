package io.upsurge.internal;

import io.upsurge.Upsurge;
import io.upsurge.internal.hibernate.HibernateSession;
import org.hibernate.engine.extension.spi.ExtensionIntegration;
import org.hibernate.engine.extension.spi.ExtensionIntegrationContext;

/** Gives every session an {@link Upsurge}; Hibernate finds it as a service. */
public final class UpsurgeIntegration implements ExtensionIntegration<Upsurge> {

    @Override
    public Class<Upsurge> getExtensionType() {
        return Upsurge.class;
    }

    @Override
    public Upsurge createExtension(ExtensionIntegrationContext context) {
        return new UpsurgeSession(HibernateSession.of(context));
    }
}
