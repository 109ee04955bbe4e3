package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Operands;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Entry;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates beside each other: none is lost, none is done twice, in whatever order the rows were given (T01). */
public abstract class UpdateRaceContract extends Contract {

    private static final int THREADS = 4;
    private static final int CALLS = 50;
    private static final int ROWS = 6;

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

    /** The version is incremented with each. */
    private void assertCounted(int calls) {
        assertThat(all(Entry.class, "id"))
                .extracting(entry -> List.of(entry.amountLeft, Objects.requireNonNull(entry.version)))
                .hasSize(ROWS)
                .containsOnly(List.of(calls, calls));
    }
}
