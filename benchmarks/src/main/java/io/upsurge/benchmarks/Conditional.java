package io.upsurge.benchmarks;

import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.benchmarks.Contender.Attempt;
import io.upsurge.benchmarks.Contender.Side;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Updates and deletes of products by a condition that meets half of the rows, all of which are managed. */
record Conditional(SessionFactory sessions) implements Family {

    private static final int QUANTITY = 7;

    static <E> Trial<E> trial(Workload workload, Feed<E> feed, int rows) {
        List<String> expected = Digest.of(Feed.PRODUCTS, column -> after(workload, rows));
        return new Trial<>(feed, rows, rows, round -> new ArrayList<>(), round -> expected, false);
    }

    private static List<Product> after(Workload workload, int rows) {
        List<Product> after = Feed.PRODUCTS.rows(0, rows, 0);
        if (workload == Workload.W7_DELETE) {
            after.removeIf(product -> product.active);
        } else {
            after.stream().filter(product -> product.active).forEach(product -> product.quantity = QUANTITY);
        }
        return after;
    }

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        return switch (workload) {
            case W7_UPDATE ->
                List.of(
                        contender(
                                "Upsurge, EVALUATE",
                                Side.OURS,
                                workload,
                                managed -> update(managed, Synchronize.EVALUATE)),
                        contender("Upsurge, FETCH", Side.OURS, workload, managed -> update(managed, Synchronize.FETCH)),
                        contender("HQL, then a refresh of each", Side.HIBERNATE, workload, managed -> {
                            hql(managed, "update Product set quantity = " + QUANTITY + " where active");
                            managed.products.forEach(managed.session::refresh);
                        }),
                        contender("HQL, then all read again", Side.HIBERNATE, workload, managed -> {
                            hql(managed, "update Product set quantity = " + QUANTITY + " where active");
                            managed.session.clear();
                            managed.read();
                        }));
            case W7_DELETE ->
                List.of(
                        contender(
                                "Upsurge, EVALUATE",
                                Side.OURS,
                                workload,
                                managed -> delete(managed, Synchronize.EVALUATE)),
                        contender("Upsurge, FETCH", Side.OURS, workload, managed -> delete(managed, Synchronize.FETCH)),
                        contender("HQL, then all read again", Side.HIBERNATE, workload, managed -> {
                            hql(managed, "delete from Product where active");
                            managed.session.clear();
                            managed.read();
                        }));
            default -> List.of();
        };
    }

    private static void update(Managed managed, Synchronize mode) {
        Upsurge.of(managed.session)
                .update(Product.class)
                .value("quantity", QUANTITY)
                .where(row -> row.builder().isTrue(row.existing("active")))
                .synchronize(mode)
                .execute();
    }

    private static void delete(Managed managed, Synchronize mode) {
        Upsurge.of(managed.session)
                .deleteFrom(Product.class)
                .where(row -> row.builder().isTrue(row.existing("active")))
                .synchronize(mode)
                .execute();
    }

    private static void hql(Managed managed, String text) {
        managed.session.createMutationQuery(text).executeUpdate();
    }

    private interface Step {
        void take(Managed managed);
    }

    private <E> Contender<E> contender(String name, Side side, Workload workload, Step step) {
        return new Contender<>(name, side, rows -> new Managed(sessions.openSession(), workload, step));
    }

    /** A session that manages all rows. */
    private static final class Managed implements Attempt {

        private final Session session;
        private final Workload workload;
        private final Step step;
        private List<Product> products;

        Managed(Session session, Workload workload, Step step) {
            this.session = session;
            this.workload = workload;
            this.step = step;
            session.beginTransaction();
            read();
        }

        private void read() {
            products =
                    session.createSelectionQuery("from Product", Product.class).getResultList();
        }

        @Override
        public void perform() {
            step.take(this);
            session.getTransaction().commit();
        }

        @Override
        public boolean right() {
            return products.stream()
                    .allMatch(product -> workload == Workload.W7_DELETE
                            ? session.contains(product) != product.active
                            : !product.active || product.quantity == QUANTITY);
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
