package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Rows of partitioned tables are written, told apart and given back as those of any other table. */
abstract class PartitionedTablesContract {

    /** A row whose region says in which partition it is. */
    @Entity(name = "Reading")
    @IdClass(Reading.Key.class)
    static class Reading {

        record Key(Long id, Integer region) implements Serializable {}

        @Id
        @Nullable
        Long id;

        @Id
        @Nullable
        Integer region;

        @Column(length = 40)
        @Nullable
        String text;

        int seen;

        protected Reading() {}

        Reading(long id, int region, String text) {
            this.id = id;
            this.region = region;
            this.text = text;
        }
    }

    private static final int ROWS = 300;

    private final TestDatabase database;
    private final Outcome forFree;
    private final SessionFactory sessions;

    /**
     * The contract on a database.
     *
     * @param forFree what an upsert says of a row that it inserted
     */
    PartitionedTablesContract(String name, Outcome forFree) {
        this.database = OurDatabases.named(name);
        this.forFree = forFree;
        this.sessions = database.sessionFactory(Reading.class);
    }

    /** Each way of partitioning as the statements that make the table. */
    private static List<String> table(String partitioning, String... more) {
        List<String> statements = new ArrayList<>(List.of(
                "drop table Reading",
                "create table Reading (id bigint not null, region integer not null, text varchar(40), seen integer not"
                        + " null, primary key (id, region)) partition by " + partitioning));
        statements.addAll(List.of(more));
        return statements;
    }

    static Stream<List<String>> postgreSql() {
        return Stream.of(
                table(
                        "range (region)",
                        "create table reading_low partition of Reading for values from (0) to (10)",
                        "create table reading_high partition of Reading for values from (10) to (1000)"),
                table(
                        "hash (id)",
                        "create table reading_even partition of Reading for values with (modulus 2, remainder 0)",
                        "create table reading_odd partition of Reading for values with (modulus 2, remainder 1)"),
                table(
                        "list (region)",
                        // a partition whose columns are in another order, and one that is partitioned itself
                        "create table reading_more (seen integer not null, text varchar(40), region integer not null, id"
                                + " bigint not null)",
                        "alter table Reading attach partition reading_more for values in (1, 2, 3)",
                        "create table reading_rest partition of Reading default partition by hash (id)",
                        "create table reading_rest_0 partition of reading_rest for values with (modulus 1, remainder 0)"));
    }

    static Stream<List<String>> mySql() {
        return Stream.of(
                table("range (region) (partition low values less than (10), partition high values less than maxvalue)"),
                table("hash (id) partitions 3"));
    }

    private void partition(List<String> statements) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // The catalogue is asked once for each session factory, and the table was another one.
        database.statements().clear();
    }

    @AfterEach
    void ordinaryTable() {
        database.emptyTables(sessions);
    }

    private <T> T upsurge(Function<Upsurge, T> work) {
        return sessions.fromTransaction(session -> work.apply(Upsurge.of(session)));
    }

    private List<String> stored() {
        return sessions.fromTransaction(session -> session.createSelectionQuery(
                        "select cast(id as string) || '/' || cast(region as string) || '=' || text from Reading order by id",
                        String.class)
                .getResultList());
    }

    private static List<Reading> shuffled(int from, String text) {
        List<Reading> rows = new ArrayList<>();
        for (int i = from; i < from + ROWS; i++) {
            rows.add(new Reading(i, i % 20, text + i));
        }
        Collections.shuffle(rows, new Random(from));
        return rows;
    }

    private static String shown(Reading row) {
        return row.id + "/" + row.region + "=" + row.text;
    }

    void check(List<String> statements) {
        partition(statements);
        outcomesAreTold();
        rowsComeBackInTheirPlace();
        rowsMoveBetweenPartitions();
        whatIsLeftAloneComesBack();
        conditionsReachAllPartitions();
    }

    private void outcomesAreTold() {
        for (Outcomes outcomes : Outcomes.values()) {
            upsurge(upsurge -> upsurge.deleteFrom(Reading.class).everyRow().execute());
            upsurge(upsurge -> upsurge.insertInto(Reading.class).execute(List.of(new Reading(1, 1, "old"))));

            MutationResult<Reading> result = upsurge(upsurge -> upsurge.upsertInto(Reading.class)
                    .outcomes(outcomes)
                    .returning()
                    .execute(List.of(new Reading(2, 12, "new"), new Reading(1, 1, "new"))));

            assertThat(result.entities())
                    .extracting(PartitionedTablesContract::shown)
                    .containsExactly("2/12=new", "1/1=new");
            boolean told = outcomes == Outcomes.EXACT || forFree == Outcome.INSERTED;
            assertThat(result.rows())
                    .extracting(RowResult::outcome)
                    .containsExactly(told ? Outcome.INSERTED : forFree, told ? Outcome.UPDATED : forFree);
        }
    }

    private void rowsComeBackInTheirPlace() {
        upsurge(upsurge -> upsurge.insertInto(Reading.class).execute(shuffled(1000, "old ")));
        List<Reading> given = shuffled(1000 + ROWS / 2, "new ");

        MutationResult<Reading> result = upsurge(upsurge -> upsurge.upsertInto(Reading.class)
                .outcomes(Outcomes.EXACT)
                .returning()
                .execute(given));

        assertThat(result.entities())
                .extracting(PartitionedTablesContract::shown)
                .isEqualTo(given.stream().map(PartitionedTablesContract::shown).toList());
        assertThat(result.inserted()).isEqualTo(ROWS / 2);
        assertThat(result.updated()).isEqualTo(ROWS / 2);
    }

    /** What says in which partition a row is belongs to its key, so that only an update by a condition can change it. */
    private void rowsMoveBetweenPartitions() {
        upsurge(upsurge -> upsurge.deleteFrom(Reading.class).everyRow().execute());
        upsurge(upsurge -> upsurge.insertInto(Reading.class)
                .execute(List.of(new Reading(1, 1, "one"), new Reading(2, 2, "two"), new Reading(3, 30, "three"))));
        sessions.inTransaction(
                session -> session.createNativeMutationQuery("update Reading set region = region + 40 where id < 3")
                        .executeUpdate());

        MutationResult<Reading> result = upsurge(upsurge -> upsurge.upsertInto(Reading.class)
                .outcomes(Outcomes.EXACT)
                .execute(List.of(new Reading(1, 41, "moved"), new Reading(2, 2, "again"))));

        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.UPDATED, Outcome.INSERTED);
        assertThat(stored()).containsExactlyInAnyOrder("1/41=moved", "2/42=two", "2/2=again", "3/30=three");
        MutationResult<Reading> updated = upsurge(upsurge -> upsurge.updateByKey(Reading.class)
                .returning()
                .execute(Rows.of(Reading.class)
                        .row(row -> row.value("id", 1L).value("region", 41).value("text", "by key"))
                        .row(row -> row.value("id", 1L).value("region", 1).value("text", "gone"))));
        assertThat(updated.missing()).containsExactly(1L);
        assertThat(updated.entities().get(0).text).isEqualTo("by key");
    }

    private void whatIsLeftAloneComesBack() {
        MutationResult<Reading> result = upsurge(upsurge -> upsurge.upsertInto(Reading.class)
                .doNothing()
                .returning()
                .execute(List.of(new Reading(3, 30, "x"), new Reading(4, 4, "four"))));

        assertThat(result.entities()).extracting(reading -> reading.text).containsExactly("three", "four");
        assertThat(result.rows().get(0).outcome()).isNotEqualTo(Outcome.INSERTED);
        assertThat(upsurge(upsurge -> upsurge.upsertInto(Reading.class)
                                .onlyIfChanged()
                                .outcomes(Outcomes.EXACT)
                                .execute(List.of(new Reading(3, 30, "three"), new Reading(4, 4, "4"))))
                        .rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.UPDATED);
    }

    private void conditionsReachAllPartitions() {
        assertThat(upsurge(upsurge -> upsurge.update(Reading.class)
                                .expression("seen", row -> row.builder().sum(row.<Integer>existing("seen"), 1))
                                .where(row -> row.builder().ge(row.<Integer>existing("region"), 4))
                                .returning()
                                .execute())
                        .entities())
                .allMatch(reading -> reading.seen == 1)
                .hasSize(4);
        assertThat(upsurge(upsurge ->
                                upsurge.deleteFrom(Reading.class).everyRow().execute())
                        .deleted())
                .isEqualTo(5);
    }
}
