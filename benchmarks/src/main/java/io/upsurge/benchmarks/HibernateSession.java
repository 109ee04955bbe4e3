package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import java.util.List;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Hibernate's session: look for each row, then change it or persist it; flushed and cleared each 1,000 rows. */
record HibernateSession(SessionFactory sessions) implements Family {

    private static final int EACH = 1000;

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        if (!feed.entity().equals(Product.class)) {
            return List.of();
        }
        return switch (workload) {
            case W1 -> List.of(session("Session, find then persist", (session, row) -> findThenPersist(session, (Product) row)));
            default -> List.of();
        };
    }

    private static void findThenPersist(Session session, Product row) {
        Product stored = session.createSelectionQuery("from Product where sku = :sku", Product.class)
                .setParameter("sku", row.sku)
                .getSingleResultOrNull();
        if (stored == null) {
            session.persist(row);
        } else {
            row.copyOnto(stored);
        }
    }

    private interface Step<E> {
        void take(Session session, E row);
    }

    private <E> Contender<E> session(String name, Step<E> step) {
        return new Contender<>(name, Side.HIBERNATE, rows -> sessions.inTransaction(session -> {
            session.setJdbcBatchSize(50);
            session.setHibernateFlushMode(FlushMode.COMMIT);
            int count = 0;
            for (E row : rows) {
                step.take(session, row);
                if (++count % EACH == 0) {
                    session.flush();
                    session.clear();
                }
            }
        }));
    }
}
