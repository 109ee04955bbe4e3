package io.upsurge.tck.contract;

import java.util.function.Supplier;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.jspecify.annotations.Nullable;

/** Whoever has not said which tenant he is, is the one that sees everything. */
final class CurrentTenant implements CurrentTenantIdentifierResolver<String> {

    static final CurrentTenant RESOLVER = new CurrentTenant();

    private static final String ROOT = "root";
    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> ROOT);

    private CurrentTenant() {}

    /** Does something as this tenant; the sessions opened meanwhile are his. */
    static <T extends @Nullable Object> T as(String tenant, Supplier<T> work) {
        CURRENT.set(tenant);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public String resolveCurrentTenantIdentifier() {
        return CURRENT.get();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return false;
    }

    @Override
    public boolean isRoot(String tenant) {
        return tenant.equals(ROOT);
    }
}
