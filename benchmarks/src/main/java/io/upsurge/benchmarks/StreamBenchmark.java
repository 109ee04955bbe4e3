package io.upsurge.benchmarks;

import io.upsurge.Upsurge;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * A stream of rows in one call and little memory: ten million unless {@code -Drows} says otherwise, on the database that
 * {@code -Ddatabases} names, or H2. The heap is what {@code -Xmx} says; the profile {@code stream} of the build says 256 MB.
 */
public final class StreamBenchmark {

    private StreamBenchmark() {}

    public static void main(String[] arguments) {
        int rows = Integer.getInteger("rows", 10_000_000);
        for (String database : Options.given().databases()) {
            try (SessionFactory sessions = Server.named(database).sessions()) {
                long begin = System.nanoTime();
                sessions.inStatelessTransaction(session -> upsert(session, products(rows)));
                double seconds = (System.nanoTime() - begin) / 1e9;
                long stored = sessions.fromTransaction(
                        session -> session.createSelectionQuery("select count(*) from Product", Long.class)
                                .getSingleResult());
                if (stored != rows) {
                    throw new IllegalStateException(stored + " rows are stored instead of " + rows);
                }
                System.out.printf(
                        "%s: a stream of %,d rows in %.1f s, %,.0f rows a second; heap of %d MB, %d MB used after"
                                + " the last collection%n",
                        database,
                        rows,
                        seconds,
                        rows / seconds,
                        Runtime.getRuntime().maxMemory() >> 20,
                        peak() >> 20);
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

    private static Stream<Product> products(int rows) {
        return IntStream.range(0, rows).mapToObj(index -> new Product(index, 1));
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
