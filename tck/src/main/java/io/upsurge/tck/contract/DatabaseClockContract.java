package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Stamped;
import io.upsurge.tck.model.Stamped_;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a generator has the statement itself make, such as the time of the database's clock, is made as by persist (T23). */
public abstract class DatabaseClockContract extends Contract {

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(2001, 2, 3, 4, 5, 6);

    protected DatabaseClockContract() {
        super(Stamped.class);
    }

    private Stamped only() {
        return all(Stamped.class, "id").get(0);
    }

    private static void assertComplete(Stamped stamped, String text) {
        assertThat(stamped.text).isEqualTo(text);
        assertThat(stamped.created).isNotNull();
        assertThat(stamped.createdThere).isNotNull();
        assertThat(stamped.updatedThere).isNotNull();
        assertThat(stamped.written).isNotNull();
        assertThat(stamped.writtenThere).isNotNull();
        assertThat(stamped.insertedThere).isNotNull();
        assertThat(stamped.answer).isEqualTo(42);
        assertThat(stamped.defaulted).isEqualTo(5);
    }

    private void insertsAllOfIt(Function<Upsurge, Stamped> insert) {
        Stamped returned = upsurge(insert);

        assertComplete(only(), "one");
        assertThat(returned).usingRecursiveComparison().isEqualTo(only());
    }

    @Test
    void persistMakesIt() {
        stored(new Stamped(1L, "one"));

        assertComplete(only(), "one");
    }

    @Test
    void anUpsertMakesIt() {
        insertsAllOfIt(upsurge -> upsurge.upsert(new Stamped(1L, "one")));
    }

    @Test
    void anInsertMakesIt() {
        insertsAllOfIt(upsurge -> upsurge.insertInto(Stamped.class)
                .returning()
                .execute(List.of(new Stamped(1L, "one")))
                .entities()
                .get(0));
    }

    @Test
    void rowsThatLeaveItOutGetIt() {
        insertsAllOfIt(upsurge -> upsurge.upsertInto(Stamped.class)
                .returning()
                .execute(Rows.of(Stamped.class).row(row -> row.value("id", 1L).value("text", "one")))
                .entities()
                .get(0));
    }

    /** All times are of long ago, but for those that the mapping lets nobody write. */
    private void storedLongAgo() {
        stored(new Stamped(1L, "one"));
        inSession(
                session -> session.createNativeMutationQuery("update Stamped set created = :then, createdThere = :then,"
                                + " updatedThere = :then, writtenThere = :then, insertedThere = :then")
                        .setParameter("then", LONG_AGO)
                        .executeUpdate());
        assertThat(only().updatedThere).isEqualTo(LONG_AGO);
    }

    private void updatesWhatIsForUpdates(Function<Upsurge, ?> update) {
        storedLongAgo();

        upsurge(upsurge -> update.apply(upsurge));

        Stamped after = only();
        assertComplete(after, "two");
        assertThat(after.created).isEqualTo(LONG_AGO);
        assertThat(after.createdThere).isEqualTo(LONG_AGO);
        assertThat(after.insertedThere).isEqualTo(LONG_AGO);
        assertThat(after.updatedThere).isAfter(LONG_AGO);
        assertThat(after.writtenThere).isAfter(LONG_AGO);
    }

    @Test
    void anUpsertThatUpdatesMakesWhatIsForUpdates() {
        updatesWhatIsForUpdates(upsurge -> upsurge.upsert(new Stamped(1L, "two")));
    }

    @Test
    void anUpdateByKeyMakesWhatIsForUpdates() {
        updatesWhatIsForUpdates(upsurge -> upsurge.updateByKey(Stamped.class).execute(List.of(new Stamped(1L, "two"))));
    }

    @Test
    void anUpdateByAConditionMakesWhatIsForUpdates() {
        updatesWhatIsForUpdates(upsurge -> upsurge.update(Stamped.class)
                .value(Stamped_.text, "two")
                .everyRow()
                .execute());
    }

    @Test
    void memoryCannotTellWhatTheStatementMakes() {
        stored(new Stamped(1L, "one"));

        inSession(session -> {
            session.find(Stamped.class, 1L);
            assertThatThrownBy(() -> Upsurge.of(session)
                            .update(Stamped.class)
                            .value(Stamped_.text, "two")
                            .everyRow()
                            .synchronize(Synchronize.EVALUATE)
                            .execute())
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("which the statement makes by itself");
            return null;
        });
    }

    @Test
    void aValueThatIsGivenBeatsTheClock() {
        upsurge(upsurge -> upsurge.upsertInto(Stamped.class)
                .execute(Rows.of(Stamped.class)
                        .row(row -> row.value("id", 1L).value("createdThere", LONG_AGO))
                        .row(row -> row.value("id", 2L).value("text", "two"))));

        assertThat(only().createdThere).isEqualTo(LONG_AGO);
        assertThat(all(Stamped.class, "id").get(1).createdThere).isAfter(LONG_AGO);
    }
}
