package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Operands;
import io.upsurge.Outcomes;
import io.upsurge.Rows;
import io.upsurge.Transport;
import io.upsurge.UpdateByKey;
import io.upsurge.Upsurge;
import io.upsurge.tck.LockWaits;
import io.upsurge.tck.model.Entry;
import jakarta.persistence.criteria.Expression;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates beside each other: none is lost, none is done twice, in whatever order the rows were given (T01). */
public abstract class UpdateRaceContract extends Contract {

    private static final int THREADS = 4;
    private static final int CALLS = 50;
    private static final int ROWS = 6;

    private static final LongPredicate ONE_IN_TWENTY = id -> id % 20 == 0;

    protected UpdateRaceContract() {
        super(Entry.class);
    }

    @BeforeEach
    void storeEntries() {
        for (long id = 0; id < ROWS; id++) {
            stored(new Entry(id, "entry " + id, "", 0));
        }
    }

    private static Expression<Integer> oneMore(Operands<Entry> row) {
        return row.builder().sum(row.<Integer>existing("amountLeft"), 1);
    }

    private static Rows<Entry> entries(boolean reversed) {
        List<Long> ids = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (long id = 0; id < ROWS; id++) {
            ids.add(id);
            labels.add("");
        }
        if (reversed) {
            Collections.reverse(ids);
        }
        return Rows.columns(Entry.class).column("id", ids).column("displayLabel", labels);
    }

    @Test
    void countsEveryUpdateByKeyOnce() {
        Racers racers = new Racers(database(), sessions()).attempts(50);

        racers.run(THREADS, racer -> {
            for (int call = 0; call < CALLS; call++) {
                racer.inTransaction(session -> Upsurge.of(session)
                        .updateByKey(Entry.class)
                        .values(set -> set.expression("amountLeft", UpdateRaceContract::oneMore))
                        .execute(entries(racer.number() % 2 == 1)));
            }
        });

        assertCounted(THREADS * CALLS);
    }

    @Test
    void countsEveryUpdateByAConditionOnce() {
        Racers racers = new Racers(database(), sessions()).attempts(50);

        racers.run(THREADS, racer -> {
            for (int call = 0; call < CALLS; call++) {
                racer.inTransaction(session -> Upsurge.of(session)
                        .update(Entry.class)
                        .expression("amountLeft", UpdateRaceContract::oneMore)
                        .where(row -> row.builder().lt(row.<Long>existing("id"), (long) ROWS))
                        .execute());
            }
        });

        assertCounted(THREADS * CALLS);
    }

    /**
     * Rows are locked in the order of their keys, whatever join the database would choose for so many rows, and in
     * whatever order they are stored.
     */
    @Test
    void meetsNoDeadlockBetweenASmallBatchAndALargeOne() {
        assertNoDeadlock(UnaryOperator.identity());
    }

    /** A table of loaded rows is joined in the order in which they were loaded. */
    @Test
    void meetsNoDeadlockBetweenALoadedSmallBatchAndALargeOne() {
        assertNoDeadlock(update -> dialect().loader().isPresent() ? update.transport(Transport.LOAD) : update);
    }

    /** A look under a lock takes the locks in the same order. */
    @Test
    void meetsNoDeadlockBetweenTheLooksOfASmallBatchAndALargeOne() {
        assertNoDeadlock(update -> update.where(row -> row.builder().ge(row.<Integer>existing("amountLeft"), 0))
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT));
    }

    /** A condition that hardly a row is thought to meet does not make the database begin with the table. */
    @Test
    void meetsNoDeadlockBetweenABatchWithAConditionAndOneWithout() {
        assertNoDeadlock(
                this::makeEveryLabelRare,
                UnaryOperator.identity(),
                update -> update.where(row -> row.builder().equal(row.existing("displayLabel"), "rare")),
                ONE_IN_TWENTY);
    }

    /** A table that is believed to be empty is not gone through for each of the rows. */
    @Test
    void meetsNoDeadlockInATableThatIsBelievedToBeEmpty() {
        assertNoDeadlock(
                this::storeAgain,
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                id -> Math.abs(id - many() / 2) <= 1);
    }

    private void storeAgain() {
        sessions()
                .inTransaction(session ->
                        session.createMutationQuery("delete from Entry").executeUpdate());
        analyze();
        storeFromTheLastToTheFirst();
    }

    private void makeEveryLabelRare() {
        analyze();
        sessions()
                .inTransaction(session -> session.createMutationQuery("update Entry set displayLabel = 'rare'")
                        .executeUpdate());
    }

    /** In the words of whoever has any: a database that keeps no statistics cannot be misled by them. */
    private void analyze() {
        for (String words : List.of("analyze", "analyze table Entry")) {
            try (Connection connection = database().connection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(true);
                statement.execute(words);
                return;
            } catch (SQLException unknown) {
                // these are the words of another database
            }
        }
    }

    private void assertNoDeadlock(UnaryOperator<UpdateByKey<Entry>> options) {
        assertNoDeadlock(() -> {}, options, options, ONE_IN_TWENTY);
    }

    /** Both wait for a row in the middle, or for each other, before it is let go. */
    private void assertNoDeadlock(
            Runnable prepare,
            UnaryOperator<UpdateByKey<Entry>> large,
            UnaryOperator<UpdateByKey<Entry>> small,
            LongPredicate ofSmall) {
        for (int round = 0; round < 3; round++) {
            storeFromTheLastToTheFirst();
            prepare.run();
            Racers racers = new Racers(database(), sessions()).attempts(50);
            CountDownLatch held = new CountDownLatch(1);

            racers.run(3, racer -> {
                if (racer.number() == 0) {
                    racer.inTransaction(session -> {
                        session.createMutationQuery("update Entry set displayLabel = 'held' where id = " + many() / 2)
                                .executeUpdate();
                        held.countDown();
                        LockWaits.await(database(), 2);
                        return session;
                    });
                    return;
                }
                boolean isLarge = racer.number() == 1;
                UnaryOperator<UpdateByKey<Entry>> options = isLarge ? large : small;
                List<Long> ids = LongStream.range(0, many())
                        .filter(id -> isLarge || ofSmall.test(id))
                        .boxed()
                        .toList();
                held.await();
                racer.inTransaction(session -> options.apply(Upsurge.of(session)
                                .updateByKey(Entry.class)
                                .chunkSize(many())
                                .values(set -> set.expression("amountLeft", UpdateRaceContract::oneMore)))
                        .execute(Rows.columns(Entry.class).column("id", ids)));
            });

            assertThat(racers.retried()).isZero();
        }
    }

    /** One by one, thousands would take longer than locks are waited for. */
    private int many() {
        return dialect().maxRows() == 1 ? 200 : 2000;
    }

    private void storeFromTheLastToTheFirst() {
        sessions().inTransaction(session -> {
            session.createMutationQuery("delete from Entry").executeUpdate();
            for (int last = many(); last > 0; last -= 50) {
                List<Entry> entries = LongStream.range(last - 50, last)
                        .mapToObj(id -> new Entry(id, "e" + id, "", 0))
                        .toList();
                Upsurge.of(session).insertInto(Entry.class).execute(entries);
            }
        });
    }

    /** The version is incremented with each. */
    private void assertCounted(int calls) {
        assertThat(all(Entry.class, "id"))
                .extracting(entry -> List.of(entry.amountLeft, Objects.requireNonNull(entry.version)))
                .hasSize(ROWS)
                .containsOnly(List.of(calls, calls));
    }
}
