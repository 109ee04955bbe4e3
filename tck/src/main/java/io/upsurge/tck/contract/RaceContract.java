package io.upsurge.tck.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RetryableMutationException;
import io.upsurge.RowResult;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.dialect.OnDuplicateKey;
import io.upsurge.tck.contract.Racers.Racer;
import io.upsurge.tck.model.Journal;
import io.upsurge.tck.model.Ledger;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many transactions at once: nothing is lost, nothing is done twice. T01, T02, T04. */
public abstract class RaceContract extends Contract {

    private static final int THREADS = 8;

    /** How often each thread appends; {@code -Draces.calls=2000} for a long night. */
    private static final int CALLS = Integer.getInteger("races.calls", 250);

    private static final int KEYS = 16;
    private static final int FIRST_KEY = 1_000;

    /** The levels that applications use; a database that lacks one takes the next stricter. */
    public enum Isolation {
        READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED, 5),
        /** Who comes second may fail by definition here, as often as others come first. */
        REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ, 100);

        private final int level;
        private final int attempts;

        Isolation(int level, int attempts) {
            this.level = level;
            this.attempts = attempts;
        }
    }

    protected RaceContract() {
        super(Ledger.class, Journal.class);
    }

    /** T01 by a unique key, a row per call: 2,000 operations in all. */
    @Test
    void keepsEachEntryOfManyThreads() {
        append(Isolation.READ_COMMITTED, CALLS, 1, RaceContract::appendToLedgers);
    }

    /** T01 by the primary key. */
    @Test
    void keepsEachEntryByIdentifier() {
        append(Isolation.READ_COMMITTED, CALLS / 2, 1, RaceContract::appendToJournals);
    }

    /**
     * T01 with a random part of the keys in each call, so that statements meet in the middle; new keys come up all the
     * time, so that they meet over absent ones, too.
     */
    @Test
    void keepsEachEntryOfCallsWithSeveralRows() {
        append(Isolation.READ_COMMITTED, CALLS, 8, RaceContract::appendToLedgersAndReturn);
        append(Isolation.READ_COMMITTED, CALLS / 4, 8, RaceContract::appendToJournals);
    }

    /** T01 where the second one to write a row is refused. */
    @Test
    void keepsEachEntryOfRepeatableTransactions() {
        append(Isolation.REPEATABLE_READ, CALLS / 5, 1, RaceContract::appendToLedgers);
        append(Isolation.REPEATABLE_READ, CALLS / 10, 4, RaceContract::appendToJournals);
    }

    private void append(
            Isolation isolation, int calls, int mostRows, BiConsumer<Upsurge, Map<Integer, String>> statement) {
        emptyTables();
        Map<Integer, Queue<String>> acknowledged = new ConcurrentHashMap<>();
        racers(isolation).run(THREADS, racer -> {
            for (int call = 0; call < calls; call++) {
                String token = racer.number() + "." + call + ";";
                boolean kept = racer.random().nextInt(16) > 0;
                int first = FIRST_KEY + (mostRows > 1 ? call / 4 : 0);
                List<Integer> keys = someKeys(racer, first, mostRows);
                Map<Integer, String> rows = keys.stream().collect(Collectors.toMap(key -> key, key -> token));
                racer.inTransaction(session -> {
                    statement.accept(Upsurge.of(session), rows);
                    if (!kept) {
                        session.getTransaction().setRollbackOnly();
                    }
                    return null;
                });
                if (kept) {
                    keys.forEach(key -> acknowledged
                            .computeIfAbsent(key, each -> new ConcurrentLinkedQueue<>())
                            .add(token));
                }
            }
        });

        Map<Integer, List<String>> stored = new HashMap<>();
        all(Ledger.class, "id").forEach(ledger -> stored.put(Integer.valueOf(ledger.name), tokens(ledger.entries)));
        all(Journal.class, "id").forEach(journal -> stored.put(journal.id.intValue(), tokens(journal.entries)));
        assertThat(stored.keySet()).isEqualTo(acknowledged.keySet());
        stored.forEach((key, tokens) ->
                assertThat(tokens).as("key %s", key).containsExactlyInAnyOrderElementsOf(acknowledged.get(key)));
    }

    private static List<Integer> someKeys(Racer racer, int first, int most) {
        List<Integer> keys =
                new ArrayList<>(IntStream.range(first, first + KEYS).boxed().toList());
        Collections.shuffle(keys, racer.random());
        return keys.subList(0, 1 + racer.random().nextInt(most));
    }

    private static void appendToLedgers(Upsurge upsurge, Map<Integer, String> rows) {
        List<Ledger> ledgers = new ArrayList<>();
        rows.forEach((key, token) -> ledgers.add(new Ledger(String.valueOf(key), token)));
        appending(upsurge.upsertInto(Ledger.class)).execute(ledgers);
    }

    /** A statement that waits in its middle must not do its beginning again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void appendsOnceThoughItWaitsForALaterRow(boolean returning) {
        stored(new Ledger("1", "0;"), new Ledger("2", "0;"));

        racers(Isolation.READ_COMMITTED).run(2, racer -> {
            if (racer.number() == 0) {
                racer.inTransaction(session -> {
                    appendToLedgers(Upsurge.of(session), Map.of(3, "1;"));
                    racer.line();
                    racer.lingers();
                    return null;
                });
            } else {
                racer.line();
                racer.inTransaction(session -> {
                    Upsert<Ledger> upsert = appending(Upsurge.of(session).upsertInto(Ledger.class));
                    return (returning ? upsert.returning("name") : upsert)
                            .execute(List.of(new Ledger("1", "2;"), new Ledger("2", "2;"), new Ledger("3", "2;")));
                });
            }
        });

        assertThat(all(Ledger.class, "name"))
                .extracting(ledger -> ledger.entries)
                .containsExactly("0;2;", "0;2;", "1;2;");
    }

    private static void appendToLedgersAndReturn(Upsurge upsurge, Map<Integer, String> rows) {
        List<Ledger> ledgers = new ArrayList<>();
        rows.forEach((key, token) -> ledgers.add(new Ledger(String.valueOf(key), token)));
        appending(upsurge.upsertInto(Ledger.class)).returning("name").execute(ledgers);
    }

    private static void appendToJournals(Upsurge upsurge, Map<Integer, String> rows) {
        List<Journal> journals = new ArrayList<>();
        rows.forEach((key, token) -> journals.add(new Journal(Long.valueOf(key), token)));
        appending(upsurge.upsertInto(Journal.class)).execute(journals);
    }

    private static <E> Upsert<E> appending(Upsert<E> upsert) {
        return upsert.doUpdate(set -> set.expression(
                "entries", row -> row.builder().concat(row.existing("entries"), row.excluded("entries"))));
    }

    private static List<String> tokens(String entries) {
        return List.of(entries.split(";")).stream().map(token -> token + ";").toList();
    }

    /** T02: the first has inserted and not committed when the second comes. */
    @ParameterizedTest
    @EnumSource(Isolation.class)
    void insertsAnAbsentRowOnceAndUpdatesItOnce(Isolation isolation) {
        for (int round = 0; round < 20; round++) {
            String name = "row " + round;
            boolean firstIsUndone = round % 4 == 3;
            Map<Integer, Outcome> outcomes = new ConcurrentHashMap<>();
            racers(isolation).run(2, racer -> {
                if (racer.number() == 1) {
                    racer.line();
                }
                Outcome outcome = racer.inTransaction(session -> {
                    Outcome written = upsertExactly(session, name);
                    if (racer.number() == 0) {
                        racer.line();
                        racer.lingers();
                        if (firstIsUndone) {
                            session.getTransaction().setRollbackOnly();
                        }
                    }
                    return written;
                });
                outcomes.put(racer.number(), outcome);
            });

            assertThat(outcomes.get(0)).isEqualTo(Outcome.INSERTED);
            assertThat(outcomes.get(1)).isEqualTo(firstIsUndone ? Outcome.INSERTED : Outcome.UPDATED);
        }
        assertThat(all(Ledger.class, "id")).hasSize(20);
    }

    private static Outcome upsertExactly(Session session, String name) {
        return Upsurge.of(session)
                .upsertInto(Ledger.class)
                .outcomes(Outcomes.EXACT)
                .execute(List.of(new Ledger(name, "")))
                .rows()
                .get(0)
                .outcome();
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void createsOneRowAndGivesItToAll(Isolation isolation) {
        int rounds = 25;
        Map<String, Queue<String>> gotten = new ConcurrentHashMap<>();

        racers(isolation).run(THREADS, racer -> {
            for (int round = 0; round < rounds; round++) {
                String name = "row " + round;
                racer.line();
                Ledger ledger = racer.inTransaction(
                        session -> Upsurge.of(session).insertIfAbsent(new Ledger(name, "by " + racer.number())));
                gotten.computeIfAbsent(name, each -> new ConcurrentLinkedQueue<>())
                        .add(ledger.id + " " + ledger.entries);
            }
        });

        assertThat(all(Ledger.class, "id"))
                .hasSize(rounds)
                .allSatisfy(ledger -> assertThat(gotten.get(ledger.name))
                        .hasSize(THREADS)
                        .containsOnly(ledger.id + " " + ledger.entries));
    }

    /** A row that is there when it is to be inserted may have gone when it is read. */
    @Test
    void givesTheRowToAllThoughOthersDeleteIt() {
        racers(Isolation.READ_COMMITTED).run(4, racer -> {
            for (int round = 0; round < 100; round++) {
                if (racer.number() == 0) {
                    racer.inTransaction(session ->
                            session.createMutationQuery("delete from Journal").executeUpdate());
                } else {
                    Journal given = new Journal(1L, "by " + racer.number());
                    Journal gotten =
                            racer.inTransaction(session -> Upsurge.of(session).insertIfAbsent(given));
                    assertThat(gotten.entries).startsWith("by ");
                }
            }
        });
    }

    @Test
    void tellsEachInsertExactlyOnce() {
        int keys = 200;
        Map<String, Queue<Outcome>> outcomes = new ConcurrentHashMap<>();

        racers(Isolation.READ_COMMITTED).run(THREADS, racer -> {
            List<Ledger> mine = ledgers(keys);
            Collections.shuffle(mine, racer.random());
            for (int from = 0; from < keys; from += 10) {
                List<Ledger> rows = mine.subList(from, from + 10);
                MutationResult<Ledger> result = racer.inTransaction(session -> Upsurge.of(session)
                        .upsertInto(Ledger.class)
                        .outcomes(Outcomes.EXACT)
                        .execute(rows));
                for (RowResult<Ledger> row : result.rows()) {
                    outcomes.computeIfAbsent(rows.get((int) row.index()).name, name -> new ConcurrentLinkedQueue<>())
                            .add(row.outcome());
                }
            }
        });

        assertThat(outcomes).hasSize(keys);
        outcomes.forEach((name, told) -> {
            assertThat(told).as(name).hasSize(THREADS).containsOnly(Outcome.INSERTED, Outcome.UPDATED);
            assertThat(told).as(name).containsOnlyOnce(Outcome.INSERTED);
        });
    }

    /** Two reasons to leave a row alone make every database look before it writes. */
    @Test
    void tellsEachInsertExactlyOnceWhereItLooksFirst() {
        int keys = 50;
        Queue<String> inserted = new ConcurrentLinkedQueue<>();

        racers(Isolation.READ_COMMITTED).run(THREADS, racer -> {
            for (int key = 0; key < keys; key++) {
                String name = "row " + key;
                racer.line();
                MutationResult<Ledger> result = racer.inTransaction(session -> Upsurge.of(session)
                        .upsertInto(Ledger.class)
                        .doUpdate(set -> set.excluded("entries")
                                .where(row -> row.builder().isNotNull(row.existing("entries"))))
                        .onlyIfChanged()
                        .outcomes(Outcomes.EXACT)
                        .execute(List.of(new Ledger(name, "same"))));
                result.rows().stream()
                        .filter(row -> row.outcome() != Outcome.UNCHANGED)
                        .forEach(row -> inserted.add(row.outcome() + " " + name));
            }
        });

        assertThat(inserted)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, keys)
                        .mapToObj(key -> "INSERTED row " + key)
                        .toList());
    }

    /** T04: batches in opposite order are both sent in key order, also where both make the plan at the same time. */
    @Test
    void meetsNoDeadlockInBatchesOfOppositeOrder() {
        sessions().inTransaction(session -> Upsurge.of(session).upsertAll(ledgers(26)));
        Racers racers = racers(Isolation.READ_COMMITTED);

        racers.run(2, racer -> {
            for (int round = 0; round < 200; round++) {
                int size = 5 + round; // another statement each time, which nobody has planned yet
                List<Ledger> rows = ledgers(26);
                if (racer.number() == 1) {
                    Collections.reverse(rows);
                }
                racer.inTransaction(session -> Upsurge.of(session)
                        .upsertInto(Ledger.class)
                        .chunkSize(size)
                        .execute(rows));
            }
        });

        // MySQL and MariaDB lock gaps too, where two batches may meet in whatever order (T04: few, and all retried).
        boolean locksGaps = database().dialect() instanceof OnDuplicateKey;
        assertThat(racers.retried()).isLessThanOrEqualTo(locksGaps ? 20 : 0);
    }

    /** What a transaction that began earlier cannot see is there all the same. */
    @Test
    void getsTheRowThatItsSnapshotDoesNotShow() {
        Ledger ledger = afterSnapshot(
                other -> Upsurge.of(other).upsert(new Ledger("one", "other")),
                session -> Upsurge.of(session).insertIfAbsent(new Ledger("one", "mine")));

        assertThat(ledger.entries).isEqualTo("other");
        assertThat(all(Ledger.class, "id")).hasSize(1);
    }

    @Test
    void appendsToTheRowThatItsSnapshotDoesNotShow() {
        afterSnapshot(
                other -> Upsurge.of(other).upsert(new Ledger("one", "1;")),
                session -> appending(Upsurge.of(session).upsertInto(Ledger.class))
                        .execute(List.of(new Ledger("one", "2;"))));

        assertThat(all(Ledger.class, "id")).extracting(row -> row.entries).containsExactly("1;2;");
    }

    @Test
    void appendsToTheRowThatHasChangedSinceItsSnapshot() {
        stored(new Ledger("one", "0;"));

        afterSnapshot(
                other ->
                        appending(Upsurge.of(other).upsertInto(Ledger.class)).execute(List.of(new Ledger("one", "1;"))),
                session -> appending(Upsurge.of(session).upsertInto(Ledger.class))
                        .execute(List.of(new Ledger("one", "2;"))));

        assertThat(all(Ledger.class, "id")).extracting(row -> row.entries).containsExactly("0;1;2;");
    }

    @Test
    void tellsTheOutcomeOfARowThatItsSnapshotDoesNotShow() {
        Outcome outcome = afterSnapshot(other -> upsertExactly(other, "one"), session -> upsertExactly(session, "one"));

        assertThat(outcome).isEqualTo(Outcome.UPDATED);
    }

    /**
     * Does something in a transaction at REPEATABLE READ whose snapshot another one has outdated; where the database
     * will not have that, it says so as a {@link RetryableMutationException}, marks the transaction, and a new one does.
     * Where readers keep writers waiting, no snapshot is outdated, and the work is done after the other.
     */
    private <T> T afterSnapshot(Work<?> other, Work<T> work) {
        List<T> done = new ArrayList<>();
        racers(Isolation.REPEATABLE_READ).run(1, racer -> {
            Thread writer = new Thread(() -> sessions().inTransaction(other::in));
            Boolean written = racer.inTransaction(session -> {
                session.createSelectionQuery("from Ledger", Ledger.class).getResultList();
                session.createSelectionQuery("from Journal", Journal.class).getResultList();
                session.clear();
                if (writer.getState() == Thread.State.NEW && !finishes(writer)) {
                    return false;
                }
                try {
                    return done.add(requireNonNull(work.in(session)));
                } catch (RetryableMutationException e) {
                    assertThat(session.getTransaction().getRollbackOnly()).isTrue();
                    throw e;
                }
            });
            writer.join();
            if (!written) {
                done.add(racer.inTransaction(session -> requireNonNull(work.in(session))));
            }
        });
        return done.get(0);
    }

    /** Whether a thread finishes before this one goes on; two seconds are enough unless it waits for this one. */
    private static boolean finishes(Thread writer) {
        writer.start();
        try {
            writer.join(2000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return !writer.isAlive();
    }

    private interface Work<T> {
        T in(Session session);
    }

    private Racers racers(Isolation isolation) {
        return new Racers(database(), sessions()).at(isolation.level).attempts(isolation.attempts);
    }

    private static List<Ledger> ledgers(int count) {
        List<Ledger> ledgers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ledgers.add(new Ledger("row " + i, ""));
        }
        return ledgers;
    }
}
