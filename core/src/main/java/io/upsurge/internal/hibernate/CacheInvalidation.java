package io.upsurge.internal.hibernate;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.BaseSessionEventListener;
import org.hibernate.CacheMode;
import org.hibernate.action.internal.BulkOperationCleanupAction;
import org.hibernate.cache.spi.TimestampsCache;
import org.hibernate.cache.spi.access.AccessType;
import org.hibernate.cache.spi.access.CollectionDataAccess;
import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.SoftLock;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.AfterCompletionCallback;
import org.hibernate.engine.spi.TransactionCompletionCallbacksImplementor;
import org.hibernate.jpa.SpecHints;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the second-level caches in step with rows that a transaction writes past Hibernate's own statements.
 *
 * <p>Until the transaction ends, its session neither reads the caches, which hold what was there before, nor feeds them.
 * When it has ended, well or not, the regions concerned are emptied, as after Hibernate's bulk statements. A transaction
 * that began before may still see the old rows afterwards; so that it does not put them back, rows whose identifiers are
 * known get the mark that Hibernate's own updates leave in a read-write region.
 */
final class CacheInvalidation extends BaseSessionEventListener {

    /** How many rows of a transaction are marked; the others rely on their region having been emptied. */
    private static final int MOST_MARKED = 10_000;

    private static final long serialVersionUID = 1L;

    private final transient SharedSessionContractImplementor session;
    private final transient Set<EntityPersister> written = new HashSet<>();
    private final transient Set<EntityPersister> deleted = new HashSet<>();
    private final transient Map<Object, EntityDataAccess> marked = new HashMap<>();
    private transient @Nullable CacheMode before;
    private transient boolean listening;

    CacheInvalidation(SharedSessionContractImplementor session) {
        this.session = session;
    }

    /** To be called before rows of the entity are inserted or updated. */
    void write(EntityPersister persister) {
        if (!written.add(persister)) {
            return;
        }
        if (!listening) {
            session.getEventListenerManager().addListener(this);
            listening = true;
        }
        if (session.isEventSource()) {
            BulkOperationCleanupAction.schedule(session, persister);
        } else {
            scheduleStateless(new BulkOperationCleanupAction(session, persister));
        }
        List<CollectionDataAccess> collections = collections().withElementsOf(persister);
        collections.forEach(this::empty);
        if (!collections.isEmpty() || isCached(persister)) {
            goPastCaches();
        }
    }

    /** To be called before rows of the entity are deleted, and with them those of its collections. */
    void delete(EntityPersister persister) {
        write(persister);
        List<CollectionDataAccess> collections = collections().ownedBy(persister);
        if (deleted.add(persister) && !collections.isEmpty()) {
            collections.forEach(this::empty);
            goPastCaches();
        }
    }

    private CachedCollections collections() {
        return FactoryMappings.of(session.getFactory()).attachment(CachedCollections.class, CachedCollections::new);
    }

    /** At once, and when the transaction has ended: others may have put into it what was there before. */
    private void empty(CollectionDataAccess cache) {
        SoftLock lock = cache.lockRegion();
        cache.removeAll(session);
        session.getTransactionCompletionCallbacksImplementor()
                .registerCallback((AfterCompletionCallback) (successful, ended) -> cache.unlockRegion(lock));
    }

    private void goPastCaches() {
        if (before == null) {
            before = session.getCacheMode();
            findsPastCaches(true);
            session.setCacheMode(CacheMode.IGNORE);
            FactoryMappings.of(session.getFactory()).writing().add(session);
        }
    }

    /** {@code Session.find} goes by the session's properties, whatever its cache mode (7.4.1). */
    private void findsPastCaches(boolean past) {
        if (session instanceof SessionImplementor stateful && stateful.isOpen()) {
            CacheMode mode = past ? CacheMode.IGNORE : requireNonNull(before);
            stateful.setProperty(SpecHints.HINT_SPEC_CACHE_RETRIEVE_MODE, mode.getJpaRetrieveMode());
            stateful.setProperty(SpecHints.HINT_SPEC_CACHE_STORE_MODE, mode.getJpaStoreMode());
        }
    }

    /** To be called when a row has been written whose identifier is known. */
    void wrote(EntityPersister persister, Object identifier) {
        EntityDataAccess cache = persister.getCacheAccessStrategy();
        if (cache == null || cache.getAccessType() != AccessType.READ_WRITE || marked.size() == MOST_MARKED) {
            return;
        }
        Object key = cache.generateCacheKey(
                identifier,
                persister.getRootEntityDescriptor().getEntityPersister(),
                session.getFactory(),
                session.getTenantIdentifier());
        marked.put(key, cache);
    }

    /** What {@link BulkOperationCleanupAction#schedule} does at once in a stateless session, done at the right time. */
    private void scheduleStateless(BulkOperationCleanupAction cleanup) {
        TransactionCompletionCallbacksImplementor callbacks = session.getTransactionCompletionCallbacksImplementor();
        callbacks.registerCallback(cleanup.getAfterTransactionCompletionProcess());
        if (session.getFactory().getSessionFactoryOptions().isQueryCacheEnabled()) {
            TimestampsCache timestamps = session.getFactory().getCache().getTimestampsCache();
            String[] tables = (String[]) cleanup.getPropertySpaces();
            timestamps.preInvalidate(tables, session);
            for (String table : tables) {
                callbacks.addSpaceToInvalidate(table);
            }
        }
    }

    private static boolean isCached(EntityPersister persister) {
        return persister.canReadFromCache() || persister.canWriteToCache() || persister.hasNaturalIdCache();
    }

    /** Comes after the regions were emptied. */
    @Override
    public void transactionCompletion(boolean successful) {
        marked.forEach((key, cache) -> mark(cache, key));
        forget();
    }

    /** The session is closed, if need be without an end of its transaction. */
    @Override
    public void end() {
        forget();
    }

    private void mark(EntityDataAccess cache, Object key) {
        cache.unlockItem(session, key, cache.lockItem(session, key, null));
    }

    private void forget() {
        marked.clear();
        written.clear();
        deleted.clear();
        if (before == null) {
            return;
        }
        FactoryMappings.of(session.getFactory()).writing().remove(session);
        if (session.getCacheMode() == CacheMode.IGNORE) {
            findsPastCaches(false);
            session.setCacheMode(before);
        }
        before = null;
    }
}
