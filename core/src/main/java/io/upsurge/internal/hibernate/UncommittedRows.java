package io.upsurge.internal.hibernate;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.PreLoadEvent;
import org.hibernate.event.spi.PreLoadEventListener;

/**
 * Keeps rows that a statement has just written out of the second-level cache.
 *
 * <p>Hydration would put them there before the transaction has ended. A row that counts as inserted by this
 * transaction is left out, so that is what every row is declared to be while it is read.
 */
final class UncommittedRows implements PreLoadEventListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void onPreLoad(PreLoadEvent event) {
        SharedSessionContractImplementor session = event.getSession();
        if (FactoryMappings.of(session.getFactory()).reading().contains(session)) {
            session.getPersistenceContextInternal().registerInsertedKey(event.getPersister(), event.getId());
        }
    }
}
