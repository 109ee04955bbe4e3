package io.upsurge.benchmarks;

import io.upsurge.Upsurge;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * A stream of rows in one call and little memory: ten million unless {@code -Drows} says otherwise, on the database that
 * {@code -Ddatabases} names, or H2. The heap is what {@code -Xmx} says; the profile {@code stream} of the build says 256 MB.
 * It fails if not all rows are stored, or if more is held when nearly all of them are sent than when few are.
 */
public final class StreamBenchmark {

    private static final double GROWTH = 1.2;

    private StreamBenchmark() {}

    /** What is held in memory after a tenth of the rows and after nine tenths. */
    private static final class Held {
        private long early;
        private long late;

        /** A row, before which the heap is looked at where that is due. */
        Product next(int index, int rows) {
            if (index == rows / 10) {
                early = now();
            } else if (index == rows / 10 * 9) {
                late = now();
            }
            return new Product(index, 1);
        }

        private static long now() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    public static void main(String[] arguments) {
        int rows = Integer.getInteger("rows", 10_000_000);
        for (String database : Options.given().databases()) {
            Held held = new Held();
            try (SessionFactory sessions = Server.named(database).onDisk().sessions()) {
                long begin = System.nanoTime();
                sessions.inStatelessTransaction(session ->
                        upsert(session, IntStream.range(0, rows).mapToObj(index -> held.next(index, rows))));
                double seconds = (System.nanoTime() - begin) / 1e9;
                long stored = sessions.fromTransaction(
                        session -> session.createSelectionQuery("select count(*) from Product", Long.class)
                                .getSingleResult());
                if (stored != rows) {
                    throw new IllegalStateException(stored + " rows are stored instead of " + rows);
                }
                System.out.printf(
                        "%s: a stream of %,d rows in %.1f s, %,.0f rows a second; heap of %d MB, %.1f MB held after a tenth"
                                + " of them, %.1f MB after nine tenths%n",
                        database,
                        rows,
                        seconds,
                        rows / seconds,
                        Runtime.getRuntime().maxMemory() >> 20,
                        held.early / 1048576.0,
                        held.late / 1048576.0);
            }
            if (held.late > GROWTH * held.early) {
                throw new IllegalStateException(database + ": " + held.early
                        + " bytes are held after a tenth of the rows, and " + held.late + " after nine tenths");
            }
        }
    }

    private static void upsert(StatelessSession session, Stream<Product> products) {
        Upsurge.of(session)
                .upsertInto(Product.class)
                .onConflict("sku")
                .doUpdate(set -> set.excluded("price", "quantity", "updatedAt", "active", "description"))
                .execute(products);
    }
}
