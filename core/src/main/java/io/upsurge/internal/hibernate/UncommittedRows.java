package io.upsurge.internal.hibernate;

import java.util.Set;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.PreLoadEvent;
import org.hibernate.event.spi.PreLoadEventListener;
import org.hibernate.metamodel.mapping.NaturalIdMapping;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Keeps rows that a transaction has written, or may have, out of the second-level cache until it has ended.
 *
 * <p>Hydration puts an entity there where the cache mode allows it, as that for refreshing does, and a natural id in any
 * case. A row that counts as inserted by this transaction is left out, and so is a natural id that the session knows
 * already.
 */
final class UncommittedRows implements PreLoadEventListener {

    private static final long serialVersionUID = 1L;

    private final transient Set<SharedSessionContractImplementor> writing;

    /** With the sessions that have written rows of cached entities in their transaction. */
    UncommittedRows(Set<SharedSessionContractImplementor> writing) {
        this.writing = writing;
    }

    @Override
    public void onPreLoad(PreLoadEvent event) {
        SharedSessionContractImplementor session = event.getSession();
        if (writing.isEmpty() || !writing.contains(session)) {
            return;
        }
        EntityPersister persister = event.getPersister();
        PersistenceContext context = session.getPersistenceContextInternal();
        if (session.getCacheMode().isPutEnabled()) {
            context.registerInsertedKey(persister, event.getId());
        }
        NaturalIdMapping naturalId = persister.getNaturalIdMapping();
        if (naturalId != null) {
            context.getNaturalIdResolutions()
                    .cacheResolution(
                            event.getId(), naturalId.extractNaturalIdFromEntityState(event.getState()), persister);
        }
    }
}
