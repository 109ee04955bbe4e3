package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.AccessDeniedException;
import io.upsurge.ForeignRowsException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SecondaryTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Row-level security of a further table only: the row that the policy keeps from the role is whole or not written at all,
 * and nobody is told that it was.
 */
abstract class PostgresHiddenTablesContract {

    private static final String ROLE = "upsurge_hidden_tables";

    /** Which rows of the secured table the role may see and write: those that are not number 2. */
    enum Policy {
        HIDES("create policy hides on %s using (id <> 2) with check (true)"),
        SHOWS_ONLY(
                "create policy shows on %s for select using (true)",
                "create policy inserts on %s for insert with check (true)",
                "create policy updates on %s for update using (id <> 2)",
                "create policy deletes on %s for delete using (id <> 2)");

        private final List<String> statements;

        Policy(String... statements) {
            this.statements = List.of(statements);
        }
    }

    /** What is in the first table of each. */
    @MappedSuperclass
    static class Text {
        @Id
        @Nullable
        Long id;

        @Nullable
        String text;
    }

    /** Three tables, of which the one in the middle is secured; which class a row is of is told by its tables. */
    @Entity(name = "Filing")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Filing extends Text {}

    @Entity(name = "Appeal")
    static class Appeal extends Filing {
        @Nullable
        String ground;
    }

    @Entity(name = "UrgentAppeal")
    static class UrgentAppeal extends Appeal {
        @Nullable
        String reason;

        protected UrgentAppeal() {}

        UrgentAppeal(long id, String value) {
            this.id = id;
            this.text = value;
            this.ground = value;
            this.reason = value;
        }
    }

    /** Two tables, of which the second is secured; a column tells the class. */
    @Entity(name = "Ruling")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "kind")
    static class Ruling extends Text {}

    @Entity(name = "Sentence")
    static class Sentence extends Ruling {
        @Nullable
        String penalty;

        protected Sentence() {}

        Sentence(long id, String value) {
            this.id = id;
            this.text = value;
            this.penalty = value;
        }
    }

    /** A secondary table that a row need not be in is secured. */
    @Entity(name = "Petition")
    @SecondaryTable(name = "petition_answer")
    static class Petition extends Text {
        @Column(table = "petition_answer")
        @Nullable
        String answer;

        protected Petition() {}

        Petition(long id, @Nullable String value) {
            this.id = id;
            this.text = value;
            this.answer = value;
        }
    }

    private final TestDatabase database;
    private final SessionFactory sessions;

    PostgresHiddenTablesContract(String name) {
        this.database = OurDatabases.named(name);
        this.sessions = database.sessionFactory(
                Filing.class, Appeal.class, UrgentAppeal.class, Ruling.class, Sentence.class, Petition.class);
    }

    private static final List<String> TABLES =
            List.of("urgentappeal", "appeal", "filing", "sentence", "ruling", "petition_answer", "petition");

    private static final List<String> SECURED = List.of("appeal", "sentence", "petition_answer");

    @BeforeEach
    void securedTables() throws SQLException {
        database.emptyTables(sessions);
        execute(
                "drop role if exists " + ROLE,
                "create role " + ROLE,
                "grant usage on schema public to " + ROLE,
                "grant select, insert, update, delete on " + String.join(", ", TABLES) + " to " + ROLE,
                "insert into filing (id, text) values (1, 'old'), (2, 'old')",
                "insert into appeal (id, ground) values (1, 'old'), (2, 'old')",
                "insert into urgentappeal (id, reason) values (1, 'old'), (2, 'old')",
                "insert into ruling (id, kind, text) values (1, 'Sentence', 'old'), (2, 'Sentence', 'old')",
                "insert into sentence (id, penalty) values (1, 'old'), (2, 'old')",
                "insert into petition (id, text) values (1, 'old'), (2, 'old')",
                "insert into petition_answer (id, answer) values (1, 'old'), (2, 'old')");
        for (String table : SECURED) {
            execute("alter table " + table + " enable row level security");
        }
        database.statements().clear();
    }

    @AfterEach
    void withoutRole() throws SQLException {
        for (String table : TABLES) {
            execute("drop table " + table);
        }
        execute("drop owned by " + ROLE, "drop role " + ROLE);
        database.emptyTables(sessions);
    }

    private void secure(Policy policy) throws SQLException {
        for (String table : SECURED) {
            execute("drop policy if exists hides on " + table);
            for (String statement : policy.statements) {
                execute(statement.formatted(table));
            }
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private <T> T asRole(Function<Upsurge, T> work) {
        return sessions.fromTransaction(session -> {
            session.createNativeMutationQuery("set local role " + ROLE).executeUpdate();
            return work.apply(Upsurge.of(session));
        });
    }

    /** What is stored of the second rows, table by table. */
    private String second() {
        return sessions.fromTransaction(session -> session.createNativeQuery(
                        "select concat_ws(' ', f.text, a.ground, u.reason, r.text, s.penalty, p.text, q.answer) from filing f"
                                + " left join appeal a on a.id = f.id left join urgentappeal u on u.id = f.id"
                                + " left join ruling r on r.id = f.id left join sentence s on s.id = f.id"
                                + " left join petition p on p.id = f.id left join petition_answer q on q.id = f.id"
                                + " where f.id = 2",
                        String.class)
                .getSingleResult());
    }

    private void assertUntouched() {
        assertThat(second()).isEqualTo("old old old old old old old");
    }

    private AccessDeniedException denied(Function<Upsurge, ?> work) {
        Throwable denied = catchThrowable(() -> asRole(work));
        assertThat(denied).isInstanceOf(AccessDeniedException.class);
        assertUntouched();
        return (AccessDeniedException) denied;
    }

    private void refused(Function<Upsurge, ?> work, Class<? extends PersistenceException> error) {
        assertThat(catchThrowable(() -> asRole(work))).isInstanceOf(error);
        assertUntouched();
    }

    private void missed(Function<Upsurge, MutationResult<?>> work) {
        MutationResult<?> result = asRole(work);

        assertThat(result.missing()).containsExactly(1L);
        assertThat(result.updated()).isEqualTo(1);
        assertUntouched();
    }

    @Test
    void anUpsertOfARowWithAHiddenPartIsRefused() throws SQLException {
        secure(Policy.HIDES);

        refused(upsurge -> upsurge.upsertAll(appeals("new")), ForeignRowsException.class);
        assertThat(denied(upsurge -> upsurge.upsertInto(Sentence.class).execute(sentences("new")))
                        .rows())
                .containsExactly(1L);
        assertMet(denied(upsurge -> upsurge.upsertAll(petitions("new"))));
    }

    @Test
    void anUpsertOfARowWithAPartThatIsOnlyShownIsDenied() throws SQLException {
        secure(Policy.SHOWS_ONLY);

        assertThat(denied(upsurge -> upsurge.upsertAll(appeals("new"))))
                .hasMessageContainingAll("[1] of UrgentAppeal", "in Appeal");
        assertThat(denied(upsurge -> upsurge.upsertAll(sentences("new"))).rows())
                .containsExactly(1L);
        assertThat(denied(upsurge -> upsurge.upsertAll(petitions("new"))).rows())
                .containsExactly(1L);
        denied(upsurge -> upsurge.upsertInto(Sentence.class).returning().execute(sentences("new")));
    }

    @Test
    void anUpdateByKeyMissesRowsWithAHiddenPart() throws SQLException {
        secure(Policy.HIDES);

        missed(upsurge -> upsurge.updateByKey(UrgentAppeal.class).execute(appeals("new")));
        missed(upsurge -> upsurge.updateByKey(Sentence.class).execute(sentences("new")));
        assertMet(denied(upsurge -> upsurge.updateByKey(Petition.class).execute(petitions("new"))));
    }

    private static void assertMet(AccessDeniedException denied) {
        assertThat(denied).hasMessageContainingAll("row 1 of Petition", "in petition_answer");
        assertThat(denied.rows()).containsExactly(1L);
    }

    /** What is in the way may be shown, though the policy hides others. */
    @Test
    void anotherKeyOfThePartThatIsTakenRemainsAViolation() throws SQLException {
        secure(Policy.HIDES);
        execute(
                "insert into petition (id, text) values (3, 'old')",
                "update petition_answer set answer = 'taken' where id = 1",
                "alter table petition_answer add constraint one_answer unique (answer)");
        List<Petition> third = List.of(new Petition(3, "taken"));

        refused(upsurge -> upsurge.upsertAll(third), ConstraintViolationException.class);
        refused(upsurge -> upsurge.updateByKey(Petition.class).execute(third), ConstraintViolationException.class);
        refused(
                upsurge -> upsurge.update(Petition.class)
                        .value("answer", "taken")
                        .where(row -> row.builder().equal(row.existing("id"), 3L))
                        .execute(),
                ConstraintViolationException.class);
    }

    /** Rows that must be in the table are locked there; what a row need not have is not. */
    @Test
    void anUpdateByKeyMissesRowsWithAPartThatIsOnlyShownOrIsDenied() throws SQLException {
        secure(Policy.SHOWS_ONLY);

        missed(upsurge -> upsurge.updateByKey(UrgentAppeal.class).execute(appeals("new")));
        missed(upsurge -> upsurge.updateByKey(Sentence.class).execute(sentences("new")));
        assertThat(denied(upsurge -> upsurge.updateByKey(Petition.class).execute(petitions("new")))
                        .rows())
                .containsExactly(1L);
    }

    /** What is not said of the part is not written: nothing is lost. */
    @Test
    void whatLeavesTheShownPartAloneIsWritten() throws SQLException {
        secure(Policy.SHOWS_ONLY);

        long updated = asRole(upsurge -> upsurge.updateByKey(Petition.class)
                        .execute(Rows.maps(Petition.class, List.of(Map.of("id", 2L, "text", "new")))))
                .updated();

        assertThat(updated).isEqualTo(1);
        assertThat(second()).isEqualTo("old old old old old new old");
    }

    @Test
    void anUpdateByAConditionLeavesRowsWithAHiddenPartAlone() throws SQLException {
        secure(Policy.HIDES);

        for (Class<?> type : List.of(UrgentAppeal.class, Sentence.class)) {
            assertThat(asRole(upsurge -> upsurge.update(type)
                                    .value("text", "new")
                                    .everyRow()
                                    .execute())
                            .updated())
                    .isEqualTo(1);
            assertUntouched();
        }
        assertThat(denied(upsurge -> upsurge.update(Petition.class)
                        .value("answer", "new")
                        .everyRow()
                        .execute()))
                .hasMessageContaining("in petition_answer");
    }

    @Test
    void anUpdateByAConditionOfAPartThatIsOnlyShownIsDenied() throws SQLException {
        secure(Policy.SHOWS_ONLY);

        assertThat(asRole(upsurge -> upsurge.update(UrgentAppeal.class)
                                .value("ground", "old")
                                .everyRow()
                                .execute())
                        .updated())
                .isEqualTo(1);
        denied(upsurge ->
                upsurge.update(Petition.class).value("answer", "new").everyRow().execute());
    }

    @Test
    void aDeleteLeavesRowsWithAHiddenPartAloneOrFails() throws SQLException {
        secure(Policy.HIDES);

        for (Class<?> type : List.of(UrgentAppeal.class, Sentence.class)) {
            assertThat(asRole(upsurge -> upsurge.deleteFrom(type).everyRow().execute())
                            .deleted())
                    .isEqualTo(1);
            assertUntouched();
        }
        refused(upsurge -> upsurge.deleteFrom(Petition.class).everyRow().execute(), ConstraintViolationException.class);
    }

    @Test
    void aDeleteOfAPartThatMayOnlyBeUpdatedIsDenied() throws SQLException {
        secure(Policy.SHOWS_ONLY);
        for (String table : SECURED) {
            execute(
                    "drop policy updates on " + table,
                    "create policy updates on " + table + " for update using (true)");
        }

        for (Class<?> type : List.of(UrgentAppeal.class, Sentence.class)) {
            assertThat(denied(upsurge -> upsurge.deleteFrom(type).everyRow().execute()))
                    .hasMessageContaining("delete");
        }
        refused(upsurge -> upsurge.deleteFrom(Petition.class).everyRow().execute(), ConstraintViolationException.class);
    }

    @Test
    void whatIsDeniedIsRolledBackByACommit() throws SQLException {
        secure(Policy.SHOWS_ONLY);

        List<@Nullable Throwable> denied = new ArrayList<>();
        asRole(upsurge -> denied.add(catchThrowable(() -> upsurge.upsertAll(sentences("new")))));

        assertThat(denied).singleElement().isInstanceOf(AccessDeniedException.class);
        assertUntouched();
    }

    private static List<UrgentAppeal> appeals(String value) {
        return List.of(new UrgentAppeal(1, value), new UrgentAppeal(2, value));
    }

    private static List<Sentence> sentences(String value) {
        return List.of(new Sentence(1, value), new Sentence(2, value));
    }

    private static List<Petition> petitions(@Nullable String value) {
        return List.of(new Petition(1, value), new Petition(2, value));
    }
}
