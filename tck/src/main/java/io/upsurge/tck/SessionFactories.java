package io.upsurge.tck;

import jakarta.persistence.Cacheable;
import jakarta.persistence.ValidationMode;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Cache;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.cfg.ValidationSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The session factories of one database, and which of them the tables stand for at present. */
final class SessionFactories implements AutoCloseable {

    private record Key(Map<String, ?> settings, Set<Class<?>> entities) {

        boolean makesItsTablesItself() {
            return settings.containsKey(SchemaToolingSettings.HBM2DDL_AUTO);
        }

        /** Bean Validation is on the class path; only a test that is about it wants it. */
        ValidationMode validation() {
            Object mode = settings.get(ValidationSettings.JAKARTA_VALIDATION_MODE);
            return mode instanceof ValidationMode wanted ? wanted : ValidationMode.NONE;
        }

        boolean isCached() {
            return settings.containsKey(CacheSettings.USE_SECOND_LEVEL_CACHE)
                    || entities.stream()
                            .anyMatch(entity -> entity.isAnnotationPresent(Cacheable.class)
                                    || entity.isAnnotationPresent(Cache.class));
        }

        boolean sharesATableWith(Key other) {
            return !Collections.disjoint(entities, other.entities);
        }
    }

    private final String name;
    private final Map<String, Object> common;
    private final Map<Key, SessionFactory> factories = new HashMap<>();
    private final Map<Key, SessionFactory> withTables = new LinkedHashMap<>();

    SessionFactories(String name, Map<String, Object> common) {
        this.name = name;
        this.common = common;
    }

    synchronized SessionFactory factory(Map<String, ?> settings, Set<Class<?>> entities) {
        Key key = new Key(Map.copyOf(settings), entities);
        SessionFactory factory = factories.computeIfAbsent(key, this::build);
        if (!key.makesItsTablesItself() && !withTables.containsKey(key)) {
            dropTablesSharedWith(key);
            createTables(factory);
            withTables.put(key, factory);
        }
        return factory;
    }

    /** Not {@code truncate}, which the dialect of SQLite spells as the database does not understand. */
    static void recreateTables(SessionFactory factory) {
        factory.getSchemaManager().drop(false);
        factory.getSchemaManager().create(false);
    }

    /** The provider of caches has one manager for all, which a factory that cannot be built closes if it has caches. */
    private SessionFactory build(Key key) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration(name);
        configuration.validationMode(key.validation());
        return configuration
                .managedClasses(key.entities())
                .property(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true)
                .property(CacheSettings.USE_SECOND_LEVEL_CACHE, key.isCached())
                .property(CacheSettings.USE_QUERY_CACHE, key.isCached())
                .properties(common)
                .properties(key.settings())
                .createEntityManagerFactory();
    }

    /** Drops tables only where there are any, for on MySQL a foreign key of a missing table cannot be dropped. */
    private static void createTables(SessionFactory factory) {
        try {
            factory.getSchemaManager().create(false);
        } catch (RuntimeException tablesOfTheSameName) {
            recreateTables(factory);
        }
    }

    /** A table cannot be dropped while the foreign key of a table unknown to its factory refers to it. */
    private void dropTablesSharedWith(Key key) {
        withTables.entrySet().removeIf(other -> {
            boolean shared = other.getKey().sharesATableWith(key);
            if (shared) {
                other.getValue().getSchemaManager().drop(false);
            }
            return shared;
        });
    }

    @Override
    public synchronized void close() {
        factories.values().forEach(SessionFactory::close);
        factories.clear();
        withTables.clear();
    }
}
