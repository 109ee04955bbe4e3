package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.ForeignRowsException;
import io.upsurge.Operands;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Notice;
import io.upsurge.tck.model.Notice_;
import jakarta.persistence.criteria.Expression;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No row that another transaction has hidden meanwhile is changed, and each row that is counted as written is. */
public abstract class RestrictedRaceContract extends Contract {

    private static final int ROWS = 4;
    private static final int CALLS = 40;
    private static final int WRITERS = 3;

    protected RestrictedRaceContract() {
        super(Notice.class);
    }

    /** Hibernate's delete would leave hidden rows. */
    @Override
    void empty(Session session, Class<?> entity) {
        session.createNativeMutationQuery("delete from Notice").executeUpdate();
    }

    /** One thread hides rows, noting how often each was seen by then, and shows those again that nobody has seen since. */
    private void race(Function<Session, List<Long>> writer) {
        stored(LongStream.range(0, ROWS)
                .mapToObj(id -> new Notice(id, "c" + id, "0", 0))
                .toArray());
        AtomicIntegerArray counted = new AtomicIntegerArray(ROWS);
        new Racers(database(), sessions()).attempts(50).run(WRITERS + 1, racer -> {
            for (int call = 0; call < CALLS; call++) {
                int row = call % ROWS;
                if (racer.number() == 0) {
                    racer.inTransaction(session -> session.createNativeMutationQuery(
                                    "update Notice set archived = 1 + seen where archived = 0 and id = " + row)
                            .executeUpdate());
                    racer.lingers();
                    int shown = racer.inTransaction(session -> session.createNativeMutationQuery(
                                    "update Notice set archived = 0 where archived = 1 + seen and id = " + row)
                            .executeUpdate());
                    assertThat(shown)
                            .as("row %s was not changed while it was hidden", row)
                            .isEqualTo(1);
                } else {
                    racer.inTransaction(session -> {
                                try {
                                    return writer.apply(session);
                                } catch (ForeignRowsException hidden) {
                                    session.getTransaction().setRollbackOnly();
                                    return List.<Long>of();
                                }
                            })
                            .forEach(id -> counted.incrementAndGet(id.intValue()));
                }
            }
        });
        assertThat(all(Notice.class, "id"))
                .extracting(notice -> notice.seen)
                .containsExactlyElementsOf(LongStream.range(0, ROWS)
                        .mapToObj(id -> counted.get((int) id))
                        .toList());
    }

    private static List<Notice> notices() {
        return LongStream.range(0, ROWS)
                .mapToObj(id -> new Notice(id, "c" + id, "0", 0))
                .toList();
    }

    private static Expression<Integer> oneMore(Operands<Notice> row) {
        return row.builder().sum(row.existing(Notice_.seen), 1);
    }

    @ParameterizedTest
    @EnumSource
    void anUpsertChangesNoRowThatWasHiddenMeanwhile(Outcomes outcomes) {
        race(session -> {
            List<Notice> rows = notices();
            Upsurge.of(session)
                    .upsertInto(Notice.class)
                    .doUpdate(set -> set.expression(Notice_.seen, row -> oneMore(row)))
                    .outcomes(outcomes)
                    .execute(rows);
            return rows.stream().map(notice -> notice.id).toList();
        });
    }

    @Test
    void anUpdateByKeyChangesNoRowThatWasHiddenMeanwhile() {
        race(session -> Upsurge.of(session)
                .updateByKey(Notice.class)
                .values(set -> set.expression(Notice_.seen, RestrictedRaceContract::oneMore))
                .execute(Rows.columns(Notice.class)
                        .column("id", LongStream.range(0, ROWS).boxed().toList()))
                .rows()
                .stream()
                .filter(row -> row.outcome() == Outcome.UPDATED)
                .map(row -> row.index())
                .toList());
    }
}
