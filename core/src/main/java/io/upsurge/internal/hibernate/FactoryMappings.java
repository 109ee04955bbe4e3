package io.upsurge.internal.hibernate;

import io.upsurge.dialect.UpsurgeDialect;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.service.Service;
import org.jspecify.annotations.Nullable;

/** What Upsurge keeps per session factory: the mappings it has read, its dialect, and what the planner keeps. */
public final class FactoryMappings implements Service {

    private static final long serialVersionUID = 1L;

    private final transient SessionFactoryImplementor factory;
    private final transient BootModel boot = new BootModel();
    private final transient Map<String, MappedEntity> entities = new ConcurrentHashMap<>();
    private final transient Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();
    private final transient Set<SharedSessionContractImplementor> writing = ConcurrentHashMap.newKeySet();
    private transient volatile @Nullable Optional<UpsurgeDialect> dialect;

    FactoryMappings(SessionFactoryImplementor factory) {
        this.factory = factory;
    }

    /** The one of a session factory. */
    static FactoryMappings of(SessionFactoryImplementor factory) {
        return factory.getServiceRegistry().requireService(FactoryMappings.class);
    }

    BootModel boot() {
        return boot;
    }

    /** The sessions that have written rows of cached entities, and whose transaction has not ended. */
    Set<SharedSessionContractImplementor> writing() {
        return writing;
    }

    /** Something of that type which lives as long as the session factory, made by the first who asks. */
    public <T> T attachment(Class<T> type, Supplier<T> make) {
        Object known = attachments.get(type);
        return type.cast(known == null ? attachments.computeIfAbsent(type, ignored -> make.get()) : known);
    }

    /** The dialect that speaks for this database, or empty where no plugin does. */
    public Optional<UpsurgeDialect> dialect() {
        Optional<UpsurgeDialect> found = dialect;
        return found == null ? discovered() : found;
    }

    /** By one thread at a time: a service loader is not for several. */
    private synchronized Optional<UpsurgeDialect> discovered() {
        Optional<UpsurgeDialect> found = dialect;
        if (found == null) {
            found = DialectDiscovery.find(factory);
            dialect = found;
        }
        return found;
    }

    /** The name of the database's Hibernate dialect, for messages. */
    public String database() {
        String name = factory.getJdbcServices().getDialect().getClass().getSimpleName();
        return name.replaceFirst("SQLDialect$", "SQL").replaceFirst("Dialect$", "");
    }

    /** The mapping of an entity class, or empty where the class is not an entity of this session factory. */
    public Optional<MappedEntity> entity(Class<?> type) {
        EntityPersister persister = factory.getMappingMetamodel().findEntityDescriptor(type);
        return Optional.ofNullable(persister).map(this::entity);
    }

    /** The mapping of an entity. */
    MappedEntity entity(EntityPersister persister) {
        MappedEntity known = entities.get(persister.getEntityName());
        return known == null
                ? entities.computeIfAbsent(persister.getEntityName(), name -> new MappingReader(persister, boot).read())
                : known;
    }
}
