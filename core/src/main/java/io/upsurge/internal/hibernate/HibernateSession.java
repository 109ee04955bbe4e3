package io.upsurge.internal.hibernate;

import io.upsurge.dialect.UpsurgeDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.FlushMode;
import org.hibernate.Hibernate;
import org.hibernate.HibernateException;
import org.hibernate.engine.extension.spi.ExtensionIntegrationContext;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** A session as Upsurge uses it: its transaction, its pending changes, its caches. */
public final class HibernateSession {

    private final SharedSessionContractImplementor session;
    private final CacheInvalidation caches;
    private final PendingChanges pending;
    private final PreparedStatements prepared;
    private @Nullable FactoryMappings mappings;

    /** How many savepoints there are within each other. */
    private int savepoints;

    private HibernateSession(SharedSessionContractImplementor session) {
        this.session = session;
        this.caches = new CacheInvalidation(session);
        this.pending = new PendingChanges(session);
        this.prepared = new PreparedStatements(session);
    }

    /** The session that an extension is made for. */
    public static HibernateSession of(ExtensionIntegrationContext context) {
        return new HibernateSession(context.getSession());
    }

    SharedSessionContractImplementor session() {
        return session;
    }

    /** What is kept for the session's factory. */
    public FactoryMappings mappings() {
        FactoryMappings known = mappings;
        if (known == null) {
            known = FactoryMappings.of(session.getFactory());
            mappings = known;
        }
        return known;
    }

    /** Whether this is a stateless session, which manages no entities. */
    public boolean isStateless() {
        return !session.isEventSource();
    }

    /** Refuses a session that was closed. */
    public void requireOpen() {
        session.checkOpen();
    }

    /** Whether a transaction is in progress. */
    public boolean isInTransaction() {
        return session.isTransactionInProgress();
    }

    /** Whether the session's tenant is the one that sees the rows of all tenants. */
    public boolean seesEveryTenant() {
        return Tenants.seesAll(session);
    }

    /** Expressions over the rows of an entity. */
    public Expressions expressions(MappedEntity entity) {
        return new Expressions(session, entity);
    }

    /** A Criteria update or delete, or a query of one, taken apart. */
    public HandedInMutation handedIn(MappedEntity entity, Object statement) {
        return HandedInMutation.of(session, entity, statement);
    }

    /** The same, with the values of a restriction as the first constants. */
    public Expressions expressions(MappedEntity entity, Optional<Restriction> restriction) {
        return restriction
                .map(hidden -> new Expressions(session, entity, hidden))
                .orElseGet(() -> expressions(entity));
    }

    /** What the mapping, or an enabled filter, adds to every condition over the entity's rows; empty where nothing. */
    public Optional<Restriction> restriction(MappedEntity entity) {
        return restrictedBy(entity)
                .flatMap(what -> mappings()
                        .attachment(Restrictions.class, Restrictions::new)
                        .of(entity, session));
    }

    /** What hides rows of the entity, as messages call it; empty where nothing does. */
    public Optional<String> restrictedBy(MappedEntity entity) {
        if (entity.persister().hasWhereRestrictions()) {
            return Optional.of("the mapping (@SQLRestriction)");
        }
        return hasFilters()
                        && !Restrictions.filters(entity, session.getLoadQueryInfluencers())
                                .isEmpty()
                ? Optional.of("an enabled filter")
                : Optional.empty();
    }

    /** Whether a filter is enabled, Hibernate's own one for tenants among them. */
    public boolean hasFilters() {
        return session.getLoadQueryInfluencers().hasEnabledFilters();
    }

    /** Statements of an entity, run in this session. */
    public StatementRunner statements(MappedEntity entity) {
        return new StatementRunner(session, entity, prepared);
    }

    /** What the database says of its tables. */
    public StoredTables tables(UpsurgeDialect dialect) {
        return new StoredTables(this, dialect);
    }

    /** Whether each statement sees what others have committed before it. */
    public boolean seesCommitted() {
        try {
            return connection().getTransactionIsolation() <= Connection.TRANSACTION_READ_COMMITTED;
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not read the isolation");
        }
    }

    Connection connection() {
        return session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
    }

    /** The values that rows of an entity bring. */
    public RowValues values(MappedEntity entity) {
        return new RowValues(session, entity);
    }

    /** Who listens to what becomes of an entity's rows. */
    public RowListeners listeners(MappedEntity entity, RowOperation operation) {
        return new RowListeners(session, entity, operation);
    }

    /** The statistics of what becomes of an entity's rows. */
    public RowStatistics statistics(MappedEntity entity) {
        return new RowStatistics(session, entity);
    }

    /** The managed instances of an entity. */
    public ManagedInstances managed(MappedEntity entity) {
        return new ManagedInstances(session, entity);
    }

    /** Whether an entity of the mapping is managed here. */
    public boolean isManaged(MappedEntity mapped, Object entity) {
        return entry(mapped, entity) != null;
    }

    /** Whether an entity of the mapping is managed here and about to be deleted. */
    public boolean isRemoved(MappedEntity mapped, Object entity) {
        EntityEntry entry = entry(mapped, entity);
        return entry != null && entry.getStatus() == Status.DELETED;
    }

    /** Hibernate finds entries by the objects' identity, which the virtual machine makes up when it is first asked for. */
    private @Nullable EntityEntry entry(MappedEntity mapped, Object entity) {
        PersistenceContext context = session.getPersistenceContextInternal();
        if (context.getNumberOfManagedEntities() == 0) {
            return null;
        }
        Object instance = Hibernate.unproxy(entity);
        return mapped.identifier().isNull(instance) && !insertsWait() ? null : context.getEntry(instance);
    }

    /** Whether entities may be managed that have no identifier yet: those persisted before the transaction began. */
    private boolean insertsWait() {
        return session.isEventSource()
                && session.asEventSource().getActionQueue().areInsertionsOrDeletionsQueued();
    }

    /**
     * Sends what is pending for the entity's tables, as before a query.
     *
     * @return what is still pending because the flush mode forbids to send it, as a clause; empty when all is sent
     */
    public Optional<String> flush(MappedEntity entity) {
        return flush(entity, Set.of());
    }

    /** The same, for a statement that also reads other tables. */
    public Optional<String> flush(MappedEntity entity, Set<String> read) {
        if (isStateless()) {
            return Optional.empty();
        }
        Set<String> tables = entity.tablesConcerned();
        if (!read.isEmpty()) {
            tables = new HashSet<>(tables);
            tables.addAll(read);
        }
        EntityPersister persister = entity.persister();
        boolean automatic = session.getHibernateFlushMode() == FlushMode.AUTO
                || session.getHibernateFlushMode() == FlushMode.ALWAYS;
        if (automatic) {
            if (!pending.areNone()) {
                session.autoFlushIfRequired(tables);
            }
            return Optional.empty();
        }
        if (session.asEventSource().getActionQueue().areTablesToBeUpdated(tables)) {
            return Optional.of("inserts, updates or deletes of it, or of what it refers to, were not flushed");
        }
        return dirtyInstance(persister)
                .map(id -> "the managed " + entity.model().name() + " " + id + " has changes that were not flushed");
    }

    private Optional<Object> dirtyInstance(EntityPersister persister) {
        for (Map.Entry<Object, EntityEntry> managed :
                session.getPersistenceContextInternal().reentrantSafeEntityEntries()) {
            EntityEntry entry = managed.getValue();
            if (!entry.getPersister().getRootEntityName().equals(persister.getRootEntityName())
                    || entry.getLoadedState() == null
                    || entry.getStatus() != Status.MANAGED) {
                continue;
            }
            Object[] current = entry.getPersister().getValues(managed.getKey());
            if (entry.getPersister().findDirty(current, entry.getLoadedState(), managed.getKey(), session) != null) {
                return Optional.of(entry.getId());
            }
        }
        return Optional.empty();
    }

    /** Sees to it that no cache holds on to what is about to be written, whether the transaction ends well or not. */
    public void invalidateCaches(MappedEntity entity) {
        caches.write(entity.persister());
    }

    /** The same where rows of the entity are about to be deleted, and those of its collections with them. */
    public void invalidateCachesOfDeleted(MappedEntity entity) {
        caches.delete(entity.persister());
    }

    /** Tells the caches of a row that was written, by its identifier. */
    public void wrote(MappedEntity entity, Object identifier) {
        caches.wrote(entity.persister(), identifier);
    }

    /** How many bytes the server takes in one packet, asked once; without end where it has no limit. */
    public long packetLimit(UpsurgeDialect dialect) {
        return dialect.packetLimit()
                .map(query -> mappings()
                        .attachment(PacketLimit.class, PacketLimit::new)
                        .of(query, session))
                .orElse(Long.MAX_VALUE);
    }

    /** Does something and undoes what it did to the database, so that the transaction goes on as if it had not been. */
    public <T> T behindSavepoint(Supplier<T> work) {
        return behindSavepoint(work, Connection::rollback);
    }

    /** Does something, and undoes what it did to the database if it fails. */
    public <T> T orUndo(Supplier<T> work) {
        return behindSavepoint(work, Connection::releaseSavepoint);
    }

    /** Does something, and undoes what it did to the database if it fails. */
    public void orUndo(Runnable work) {
        orUndo(() -> {
            work.run();
            return work;
        });
    }

    private interface End {
        void of(Connection connection, Savepoint savepoint) throws SQLException;
    }

    /** The names of savepoints are few: H2 keeps the text of each new one, in place of statements that come again. */
    private <T> T behindSavepoint(Supplier<T> work, End end) {
        Connection connection = connection();
        savepoints++;
        try {
            Savepoint savepoint = connection.setSavepoint("upsurge_" + savepoints);
            T result = undoneIfItFails(work, connection, savepoint);
            end.of(connection, savepoint);
            return result;
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not use a savepoint");
        } finally {
            savepoints--;
        }
    }

    /** Where the failure ended the whole transaction, the savepoint is gone too, and the failure is what counts. */
    private static <T> T undoneIfItFails(Supplier<T> work, Connection connection, Savepoint savepoint) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            try {
                connection.rollback(savepoint);
            } catch (SQLException gone) {
                failure.addSuppressed(gone);
            }
            throw failure;
        }
    }

    /** The exception as this session reports it; a transaction that cannot go on is marked for rollback. */
    public RuntimeException converted(RuntimeException exception) {
        return exception instanceof HibernateException hibernate
                ? session.getExceptionConverter().convert(hibernate)
                : exception;
    }

    /** Marks the transaction so that it can only be rolled back. */
    public void markForRollback() {
        session.markForRollbackOnly();
    }
}
