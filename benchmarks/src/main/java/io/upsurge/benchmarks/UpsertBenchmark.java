package io.upsurge.benchmarks;

import io.upsurge.Upsurge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * How long an upsert of shuffled rows takes, half of them there already, all on the primary key.
 *
 * <p>The contenders run in turn, after one round that is not counted; the median of the rounds is printed, and its ratio to
 * Hibernate's own {@code upsertMultiple}. System properties: {@code url}, {@code user}, {@code password}, {@code rows}
 * (20,000 unless given), {@code rounds} (5 unless given).
 */
public final class UpsertBenchmark {

    private static final int ROWS = Integer.getInteger("rows", 20_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private UpsertBenchmark() {}

    public static void main(String[] arguments) {
        Map<String, BiConsumer<SessionFactory, List<Product>>> contenders = new LinkedHashMap<>();
        contenders.put(
                "upsertMultiple, batches of 1000",
                (sessions, rows) -> sessions.inStatelessTransaction(session -> {
                    session.setJdbcBatchSize(1000);
                    session.upsertMultiple(rows);
                }));
        contenders.put(
                "merge",
                (sessions, rows) -> sessions.inTransaction(session -> {
                    session.setJdbcBatchSize(1000);
                    rows.forEach(session::merge);
                }));
        contenders.put(
                "Upsurge",
                (sessions, rows) -> sessions.inTransaction(
                        session -> Upsurge.of(session).upsertInto(Product.class).execute(rows)));
        contenders.put(
                "Upsurge, managed entities back",
                (sessions, rows) -> sessions.inTransaction(session -> Upsurge.of(session)
                        .upsertInto(Product.class)
                        .returning()
                        .execute(rows)));

        try (SessionFactory sessions = sessions()) {
            Map<String, long[]> times = new LinkedHashMap<>();
            contenders.keySet().forEach(name -> times.put(name, new long[ROUNDS]));
            for (int round = -1; round < ROUNDS; round++) {
                for (Map.Entry<String, BiConsumer<SessionFactory, List<Product>>> contender : contenders.entrySet()) {
                    long nanoseconds = run(sessions, contender.getValue(), round + 2);
                    if (round >= 0) {
                        times.get(contender.getKey())[round] = nanoseconds;
                    }
                }
            }
            print(times);
        }
    }

    private static long run(SessionFactory sessions, BiConsumer<SessionFactory, List<Product>> contender, int round) {
        sessions.inTransaction(
                session -> session.createMutationQuery("delete from Product").executeUpdate());
        contender.accept(sessions, rows(ROWS / 2, 0));
        List<Product> rows = rows(ROWS, round);
        long begin = System.nanoTime();
        contender.accept(sessions, rows);
        long end = System.nanoTime();
        requireAllUpdated(sessions, round);
        return end - begin;
    }

    private static List<Product> rows(int count, int round) {
        List<Product> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Product(i, round));
        }
        Collections.shuffle(rows, new Random(42));
        return rows;
    }

    private static void requireAllUpdated(SessionFactory sessions, int round) {
        long right = sessions.fromTransaction(session -> session.createSelectionQuery(
                        "select count(*) from Product where quantity = " + round, Long.class)
                .getSingleResult());
        if (right != ROWS) {
            throw new IllegalStateException(right + " of " + ROWS + " rows are right: the contender did other work");
        }
    }

    private static void print(Map<String, long[]> times) {
        double base = median(times.values().iterator().next());
        System.out.printf("%n%,d rows, median of %d rounds%n", ROWS, ROUNDS);
        times.forEach((name, nanoseconds) -> System.out.printf(
                "  %-34s %8.0f ms   %5.2f x%n", name, median(nanoseconds) / 1e6, median(nanoseconds) / base));
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static SessionFactory sessions() {
        String url = System.getProperty("url", "jdbc:h2:mem:benchmark");
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("benchmark")
                .managedClasses(Product.class)
                .jdbcUrl(url)
                .jdbcCredentials(System.getProperty("user", "sa"), System.getProperty("password", ""))
                .property("hibernate.hbm2ddl.auto", "create-drop");
        if (url.startsWith("jdbc:sqlite:")) {
            configuration.property("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect");
        }
        return configuration.createEntityManagerFactory();
    }
}
