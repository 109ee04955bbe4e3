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
            case W1 ->
                List.of(session(
                        "Session, find then persist", (session, row) -> findThenPersist(session, (Product) row)));
            case W2 -> List.of(session("Session, persist", Session::persist));
            case W3 ->
                List.of(session("Session, find then set", (session, row) -> findThenSet(session, (Product) row)));
            case W4 ->
                List.of(Contender.of(
                        "Session, find then persist",
                        Side.HIBERNATE,
                        rows -> findThenPersist(
                                rows.stream().map(Product.class::cast).toList())));
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

    private static void findThenSet(Session session, Product row) {
        Product stored = session.find(Product.class, row.id);
        stored.price = row.price;
        stored.quantity = row.quantity;
        stored.updatedAt = row.updatedAt;
    }

    private void findThenPersist(List<Product> rows) {
        try (Session session = sessions.openSession()) {
            session.setHibernateFlushMode(FlushMode.COMMIT);
            for (List<Product> chunk : Chunks.of(rows, HandSingles.EACH)) {
                session.beginTransaction();
                for (Product row : chunk) {
                    findThenPersist(session, row);
                    session.flush();
                }
                session.getTransaction().commit();
                session.clear();
            }
        }
    }

    private interface Step<E> {
        void take(Session session, E row);
    }

    private <E> Contender<E> session(String name, Step<E> step) {
        return Contender.of(
                name,
                Side.HIBERNATE,
                rows -> sessions.inTransaction(session -> {
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
