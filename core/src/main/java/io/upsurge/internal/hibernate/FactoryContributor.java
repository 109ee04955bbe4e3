package io.upsurge.internal.hibernate;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceContributor;
import org.hibernate.service.spi.SessionFactoryServiceInitiator;
import org.hibernate.service.spi.SessionFactoryServiceInitiatorContext;
import org.hibernate.service.spi.SessionFactoryServiceRegistryBuilder;

/** Gives every session factory its {@link FactoryMappings}, and those the unique keys of the boot model. */
public final class FactoryContributor implements SessionFactoryServiceContributor, Integrator {

    @Override
    public void contribute(SessionFactoryServiceRegistryBuilder registry) {
        registry.addInitiator(new Initiator());
    }

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
        FactoryMappings.of(factory)
                .boot()
                .read(metadata, factory.getJdbcServices().getDialect());
        factory.getEventEngine().getListenerRegistry().appendListeners(EventType.PRE_LOAD, new UncommittedRows());
    }

    private static final class Initiator implements SessionFactoryServiceInitiator<FactoryMappings> {
        @Override
        public Class<FactoryMappings> getServiceInitiated() {
            return FactoryMappings.class;
        }

        @Override
        public FactoryMappings initiateService(SessionFactoryServiceInitiatorContext context) {
            return new FactoryMappings(context.getSessionFactory());
        }
    }
}
