package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Upsurge;
import io.upsurge.tck.contract.Contract;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Triggers that fire before rows are inserted or updated (T25b): how often they do, what is counted, and that entities have
 * what the triggers wrote.
 */
abstract class TriggersContract extends Contract {

    /** What triggers count. */
    @Entity(name = "Tally")
    static class Tally {

        @Id
        @Nullable
        Long id;

        @Column(unique = true, nullable = false, length = 40)
        @Nullable
        String code;

        @Column(length = 40)
        @Nullable
        String text;

        @Generated(event = {EventType.INSERT, EventType.UPDATE})
        @ColumnDefault("0")
        @Nullable
        Integer inserts;

        @Generated(event = {EventType.INSERT, EventType.UPDATE})
        @ColumnDefault("0")
        @Nullable
        Integer updates;

        protected Tally() {}

        Tally(long id, String code, String text) {
            this.id = id;
            this.code = code;
            this.text = text;
        }
    }

    private final TriggerDdl triggers;

    TriggersContract(TriggerDdl triggers) {
        super(Tally.class);
        this.triggers = triggers;
    }

    @BeforeEach
    void createTriggers() throws SQLException {
        database().emptyTables(sessions());
        execute("drop table if exists tally_log");
        execute("create table tally_log (event varchar(10))");
        stored(new Tally(1, "one", "stored"), new Tally(2, "two", "stored"));
        for (String statement : triggers.statements()) {
            execute(statement);
        }
    }

    @AfterEach
    void dropTriggers() throws SQLException {
        database().emptyTables(sessions());
        execute("drop table tally_log");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database().connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertFired(int inserts, int updates) {
        List<Long> fired = sessions()
                .fromTransaction(session -> List.of(
                        session.createNativeQuery("select count(*) from tally_log where event = 'insert'", Long.class)
                                .getSingleResult(),
                        session.createNativeQuery("select count(*) from tally_log where event = 'update'", Long.class)
                                .getSingleResult()));
        assertThat(fired).containsExactly((long) inserts, (long) updates);
    }

    /** The rows that are there already fire the insert's trigger, too, on most databases. */
    private int inserts(int absent, int present) {
        return absent + (triggers.firesForRowsThatAreThere ? present : 0);
    }

    /** Equal to what another session reads, and with what the triggers wrote. */
    private void assertIsItsRow(Tally entity) {
        Tally row = sessions().fromTransaction(session -> session.find(Tally.class, entity.id));
        assertThat(entity).usingRecursiveComparison().isEqualTo(row);
        if (triggers.changesRows) {
            assertThat(entity.text).isUpperCase();
        }
    }

    @Test
    void anUpsertCountsRowsNotTriggers() {
        MutationResult<Tally> result = upsurge(upsurge -> upsurge.upsertInto(Tally.class)
                .outcomes(Outcomes.IF_FREE)
                .returning()
                .execute(List.of(new Tally(3, "three", "new"), new Tally(1, "one", "new"))));

        assertFired(inserts(1, 1), 1);
        assertThat(result.inserted() + result.updated() + result.unknown()).isEqualTo(2);
        result.entities().forEach(this::assertIsItsRow);
        if (triggers.changesRows) {
            assertThat(result.entities()).extracting(t -> t.inserts).containsExactly(1, 0);
            assertThat(result.entities()).extracting(t -> t.updates).containsExactly(0, 1);
        }
    }

    @Test
    void exactOutcomesAreThoseOfTheRows() {
        MutationResult<Tally> result = upsurge(upsurge -> upsurge.upsertInto(Tally.class)
                .onConflict("code")
                .outcomes(Outcomes.EXACT)
                .execute(List.of(new Tally(3, "three", "new"), new Tally(1, "one", "new"))));

        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.INSERTED, Outcome.UPDATED);
    }

    @Test
    void aRowThatIsLeftAloneMayFireTriggers() {
        MutationResult<Tally> result = upsurge(upsurge -> upsurge.upsertInto(Tally.class)
                .doNothing()
                .returning()
                .execute(
                        List.of(new Tally(1, "one", "new"), new Tally(2, "two", "new"), new Tally(3, "three", "new"))));

        assertThat(result.entities()).extracting(t -> t.code).containsExactly("one", "two", "three");
        assertThat(result.entities().get(0).text)
                .isEqualTo(triggers.firesForRowsThatAreLeftAlone ? "STORED" : "stored");
        assertThat(result.entities()).usingRecursiveComparison().isEqualTo(all(Tally.class, "id"));
        assertFired(inserts(1, 2), triggers.firesForRowsThatAreLeftAlone ? 2 : 0);
    }

    @Test
    void managedInstancesTakeWhatTheTriggersWrote() {
        inSession(session -> {
            Tally managed = session.find(Tally.class, 1L);
            Upsurge.of(session).upsertInto(Tally.class).execute(List.of(new Tally(1, "one", "new")));
            Upsurge.of(session).updateByKey(Tally.class).execute(List.of(new Tally(1, "one", "newer")));
            Tally before = new Tally(1, "one", String.valueOf(managed.text));
            before.inserts = managed.inserts;
            before.updates = managed.updates;
            session.refresh(managed);
            assertThat(managed).usingRecursiveComparison().isEqualTo(before);
            assertThat(managed.updates).isEqualTo(triggers.changesRows ? 2 : 0);
            return null;
        });
    }

    @Test
    void anInsertGivesBackWhatTheTriggersWrote() {
        List<Tally> given = List.of(new Tally(4, "four", "new"), new Tally(3, "three", "new"));

        MutationResult<Tally> result =
                upsurge(upsurge -> upsurge.insertInto(Tally.class).returning().execute(given));

        assertFired(2, 0);
        assertThat(result.inserted()).isEqualTo(2);
        result.entities().forEach(this::assertIsItsRow);
        Tally managing = new Tally(5, "five", "new");
        upsurge(upsurge -> upsurge.insertInto(Tally.class).managing().execute(List.of(managing)));
        assertIsItsRow(managing);
    }

    @Test
    void updatesGiveBackWhatTheTriggersWrote() {
        MutationResult<Tally> byKey = upsurge(upsurge -> upsurge.updateByKey(Tally.class)
                .key("code")
                .returning()
                .execute(List.of(new Tally(9, "missing", "x"), new Tally(1, "one", "new"))));
        MutationResult<Tally> byCondition = upsurge(upsurge -> upsurge.update(Tally.class)
                .value("text", "all")
                .everyRow()
                .returning()
                .execute());

        assertThat(byKey.missing()).containsExactly(0L);
        assertThat(byCondition.updated()).isEqualTo(2);
        assertFired(0, 3);
        byCondition.entities().forEach(this::assertIsItsRow);
    }
}
