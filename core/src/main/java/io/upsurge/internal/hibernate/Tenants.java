package io.upsurge.internal.hibernate;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** What a session's tenant may see. */
final class Tenants {

    private Tenants() {}

    /** Whether it is the root tenant, which sees the rows of all tenants. */
    static boolean seesAll(SharedSessionContractImplementor session) {
        CurrentTenantIdentifierResolver<Object> resolver = session.getFactory().getCurrentTenantIdentifierResolver();
        Object tenant = session.getTenantIdentifierValue();
        return resolver != null && tenant != null && resolver.isRoot(tenant);
    }
}
