package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Constraints of PostgreSQL that are no conflict targets, or are so only where their predicate is named (T21, T22). */
class PostgresConstraintsTest {

    /** A room is taken from one hour to another; a desk belongs to one person at a time. */
    @Entity(name = "Stay")
    static class Stay {

        @Id
        @Nullable
        Long id;

        int room;

        int arrival;

        int departure;

        @Column(unique = true)
        @Nullable
        Integer desk;

        protected Stay() {}

        Stay(long id, int room, int arrival, int departure, @Nullable Integer desk) {
            this.id = id;
            this.room = room;
            this.arrival = arrival;
            this.departure = departure;
            this.desk = desk;
        }
    }

    @Nested
    @OnDatabase("postgres")
    class On15 extends Constraints {
        On15() {
            super("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class On18 extends Constraints {
        On18() {
            super("pgvector");
        }
    }

    abstract static class Constraints {

        private final TestDatabase database;
        private final SessionFactory sessions;

        Constraints(String name) {
            this.database = OurDatabases.named(name);
            this.sessions = database.sessionFactory(Stay.class);
        }

        @BeforeEach
        void constrainedTable() throws SQLException {
            execute(
                    "drop table if exists Stay",
                    "create table Stay (id bigint primary key, room integer not null, arrival integer not null, departure"
                            + " integer not null, desk integer,"
                            + " constraint one_at_a_time exclude using gist (box(point(room, arrival), point(room, departure"
                            + " - 1)) with &&))",
                    "create unique index uk_long_stay on Stay (room) where departure > 100");
            database.statements().clear();
        }

        private void deferrableKey() throws SQLException {
            execute("alter table Stay add constraint uk_desk unique (desk) deferrable initially deferred");
        }

        @AfterEach
        void ordinaryTable() {
            database.emptyTables(sessions);
        }

        private void execute(String... statements) throws SQLException {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        private <T> T upsurge(Function<Upsurge, T> work) {
            return sessions.fromTransaction(session -> work.apply(Upsurge.of(session)));
        }

        private List<Long> stored() {
            return sessions.fromTransaction(
                    session -> session.createSelectionQuery("select id from Stay order by id", Long.class)
                            .getResultList());
        }

        @Test
        void doNothingHeedsAnExclusion() {
            MutationResult<Stay> result = upsurge(upsurge -> upsurge.upsertInto(Stay.class)
                    .onAnyUniqueKey()
                    .doNothing()
                    .execute(List.of(
                            new Stay(1, 1, 0, 5, null), new Stay(2, 1, 4, 8, null), new Stay(3, 2, 4, 8, null))));

            assertThat(result.inserted() + result.skipped() + result.unknown()).isEqualTo(3);
            assertThat(stored()).containsExactly(1L, 3L);
        }

        @Test
        void anUpdateByAnotherKeyFailsOnAnExclusion() {
            upsurge(upsurge -> upsurge.insertInto(Stay.class).execute(List.of(new Stay(1, 1, 0, 5, null))));

            assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Stay.class)
                            .execute(List.of(new Stay(2, 2, 0, 5, null), new Stay(3, 1, 4, 8, null)))))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("one_at_a_time");
            assertThat(stored()).containsExactly(1L);
        }

        @Test
        void anExclusionIsNoConflictTarget() {
            assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Stay.class)
                            .onConstraint("one_at_a_time")
                            .execute(List.of(new Stay(1, 1, 0, 5, null)))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("one_at_a_time");
            assertThat(database.statements().sql()).isEmpty();
        }

        @Test
        void aDeferrableKeyIsRefusedWhereTheSchemaIsVerified() throws SQLException {
            deferrableKey();

            assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Stay.class)
                            .onConflict("desk")
                            .verifySchema()
                            .execute(List.of(new Stay(1, 1, 0, 5, 7)))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("uk_desk (desk), deferrable", "NOT DEFERRABLE");
            assertThat(database.statements().sql()).isEmpty();
        }

        @Test
        void aDeferrableKeyIsOtherwiseRefusedByTheServerInOurWords() throws SQLException {
            deferrableKey();

            Throwable refused = catchThrowable(() -> upsurge(upsurge ->
                    upsurge.upsertInto(Stay.class).onConflict("desk").execute(List.of(new Stay(1, 1, 0, 5, 7)))));

            assertThat(refused)
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("desk", "cannot be a conflict target", "verifySchema()");
            assertThat(stored()).isEmpty();
        }

        /** Whatever the row would conflict with, for the server looks at all keys. */
        @Test
        void aDeferrableKeyIsNotAnyKey() throws SQLException {
            deferrableKey();

            for (boolean verified : new boolean[] {true, false}) {
                assertThatThrownBy(() -> upsurge(upsurge -> {
                            var any = upsurge.upsertInto(Stay.class)
                                    .onAnyUniqueKey()
                                    .doNothing();
                            return (verified ? any.verifySchema() : any).execute(List.of(new Stay(1, 1, 0, 5, 7)));
                        }))
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContainingAll(
                                "any unique key", verified ? "uk_desk (desk), deferrable" : "verifySchema()");
                assertThat(stored()).isEmpty();
            }
        }

        /** It is checked at the end of the transaction, whatever the upsert's own target is. */
        @Test
        void aDeferrableKeyIsStillChecked() throws SQLException {
            deferrableKey();

            upsurge(upsurge -> upsurge.insertInto(Stay.class).execute(List.of(new Stay(1, 1, 0, 5, 7))));

            assertThatThrownBy(() -> upsurge(upsurge -> {
                        MutationResult<Stay> result =
                                upsurge.upsertInto(Stay.class).returning().execute(List.of(new Stay(2, 2, 0, 5, 7)));
                        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.INSERTED);
                        return result;
                    }))
                    .hasStackTraceContaining("uk_desk");
            assertThat(stored()).containsExactly(1L);
        }

        @Test
        void aPartialIndexIsATargetWithItsPredicate() {
            upsurge(upsurge -> upsurge.insertInto(Stay.class)
                    .execute(List.of(new Stay(1, 1, 90, 200, null), new Stay(2, 2, 0, 5, null))));

            MutationResult<Stay> result = upsurge(upsurge -> upsurge.upsertInto(Stay.class)
                    .onConflict(index -> index.over("room")
                            .where(stay -> stay.builder().gt(stay.<Integer>existing("departure"), 100)))
                    .doUpdate(set -> set.excluded("departure"))
                    .execute(List.of(new Stay(3, 1, 300, 400, null), new Stay(4, 2, 300, 400, null))));

            assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.UPDATED, Outcome.INSERTED);
            assertThat(stored()).containsExactly(1L, 2L, 4L);
        }

        @Test
        void aPartialIndexIsNoTargetWithoutIt() {
            assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Stay.class)
                            .onConflict("room")
                            .execute(List.of(new Stay(1, 1, 90, 200, null)))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("room");
            assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Stay.class)
                            .onConflict(index -> index.over("room")
                                    .where(stay -> stay.builder().gt(stay.<Integer>existing("departure"), 7)))
                            .verifySchema()
                            .execute(List.of(new Stay(1, 1, 90, 200, null)))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("no such unique key", "uk_long_stay (room) where departure > 100");
            assertThat(database.statements().sql()).isEmpty();
        }
    }
}
