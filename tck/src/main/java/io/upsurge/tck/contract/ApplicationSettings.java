package io.upsurge.tck.contract;

import java.util.HashMap;
import java.util.Map;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/** What an application sets: names with underscores, a tenant, caches, batches, JSON. */
final class ApplicationSettings {

    private ApplicationSettings() {}

    /** For the database of that name; equal each time, so that one session factory serves all who ask. */
    static Map<String, ?> on(String database) {
        Map<String, Object> settings = new HashMap<>(CachesContract.withCaches(database + ".application"));
        settings.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, Names.STRATEGY);
        settings.put(MappingSettings.JSON_FORMAT_MAPPER, FlatJson.INSTANCE);
        settings.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, OneTenant.RESOLVER);
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, 50);
        return settings;
    }

    /** Tables are called otherwise than those of other contracts on the same database. */
    private static final class Names extends PhysicalNamingStrategySnakeCaseImpl {

        private static final Names STRATEGY = new Names();

        @Override
        public @Nullable Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
            return prefixed(super.toPhysicalTableName(name, environment));
        }

        @Override
        public @Nullable Identifier toPhysicalSequenceName(Identifier name, JdbcEnvironment environment) {
            return prefixed(super.toPhysicalSequenceName(name, environment));
        }

        private static @Nullable Identifier prefixed(@Nullable Identifier name) {
            return name == null ? null : new Identifier("app_" + name.getText(), name.isQuoted());
        }
    }

    private static final class OneTenant implements CurrentTenantIdentifierResolver<String> {

        private static final OneTenant RESOLVER = new OneTenant();

        @Override
        public String resolveCurrentTenantIdentifier() {
            return "shop";
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return false;
        }
    }
}
