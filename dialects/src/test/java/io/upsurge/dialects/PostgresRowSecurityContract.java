package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.upsurge.AccessDeniedException;
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
import jakarta.persistence.SecondaryTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Row-level security (T32): who meets a row that a policy hides is told that access was denied, the row stays as it is, and
 * nothing of it is told. The role of the tests is no superuser, and either has the table granted or owns it under
 * {@code FORCE ROW LEVEL SECURITY}.
 */
abstract class PostgresRowSecurityContract {

    private static final String ROLE = "upsurge_row_security";
    private static final String SECRET = "the secret of row 2";

    /** A row that its owner sees. */
    @Entity(name = "Dossier")
    static class Dossier {

        @Id
        @Nullable
        Long id;

        @Column(unique = true, nullable = false)
        @Nullable
        String code;

        @Nullable
        String owner;

        @Nullable
        String text;

        protected Dossier() {}

        Dossier(long id, String code, String owner, String text) {
            this.id = id;
            this.code = code;
            this.owner = owner;
            this.text = text;
        }
    }

    /** A row in two tables, both with a policy. */
    @Entity(name = "Lawsuit")
    @SecondaryTable(name = "lawsuit_verdict")
    static class Lawsuit {

        @Id
        @Nullable
        Long id;

        @Column(unique = true, nullable = false)
        @Nullable
        String code;

        @Nullable
        String owner;

        @Column(table = "lawsuit_verdict")
        @Nullable
        String verdict;

        protected Lawsuit() {}

        Lawsuit(long id, String code, String verdict) {
            this.id = id;
            this.code = code;
            this.owner = "me";
            this.verdict = verdict;
        }
    }

    private final TestDatabase database;
    private final boolean owning;
    private final SessionFactory sessions;

    PostgresRowSecurityContract(String name, boolean owning) {
        this.database = OurDatabases.named(name);
        this.owning = owning;
        this.sessions = database.sessionFactory(Dossier.class, Lawsuit.class);
    }

    @BeforeEach
    void securedTable() throws SQLException {
        database.emptyTables(sessions);
        execute(
                "drop role if exists " + ROLE,
                "create role " + ROLE,
                "grant usage, create on schema public to " + ROLE,
                owning
                        ? "alter table Dossier owner to " + ROLE
                        : "grant select, insert, update, delete on Dossier to " + ROLE,
                "alter table Dossier enable row level security",
                owning ? "alter table Dossier force row level security" : "select 1",
                "create policy own_rows on Dossier using (owner = current_setting('upsurge.owner'))",
                "insert into Dossier (id, code, owner, text) values (1, 'mine', 'me', 'old'), (2, 'theirs', 'Eve', '"
                        + SECRET + "')");
        for (String table : List.of("Lawsuit", "lawsuit_verdict")) {
            execute(
                    owning
                            ? "alter table " + table + " owner to " + ROLE
                            : "grant select, insert, update, delete on " + table + " to " + ROLE,
                    "alter table " + table + " enable row level security",
                    owning ? "alter table " + table + " force row level security" : "select 1");
        }
        execute(
                "create policy own_rows on Lawsuit using (owner = current_setting('upsurge.owner'))",
                "create policy own_rows on lawsuit_verdict using"
                        + " (exists (select 1 from Lawsuit l where l.id = lawsuit_verdict.id))",
                "insert into Lawsuit (id, code, owner) values (1, 'mine', 'me'), (2, 'theirs', 'Eve')",
                "insert into lawsuit_verdict (id, verdict) values (1, 'old'), (2, '" + SECRET + "')");
        database.statements().clear();
    }

    @AfterEach
    void withoutRole() throws SQLException {
        execute(
                "drop table Dossier",
                "drop table lawsuit_verdict",
                "drop table Lawsuit",
                "drop owned by " + ROLE,
                "drop role " + ROLE);
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

    /** In a transaction of the role, for which only rows of the owner {@code me} are there. */
    private <T extends @Nullable Object> T asRole(Function<Session, T> work) {
        return sessions.fromTransaction(session -> {
            session.createNativeMutationQuery("set local role " + ROLE).executeUpdate();
            session.createNativeMutationQuery("set local upsurge.owner = 'me'").executeUpdate();
            return work.apply(session);
        });
    }

    private <T> T upsurge(Function<Upsurge, T> work) {
        return asRole(session -> work.apply(Upsurge.of(session)));
    }

    private AccessDeniedException denied(Consumer<Upsurge> work) {
        AccessDeniedException denied = catchThrowableOfType(
                AccessDeniedException.class,
                () -> upsurge(upsurge -> {
                    work.accept(upsurge);
                    return upsurge;
                }));
        assertThat(denied).isNotNull();
        StringWriter trace = new StringWriter();
        denied.printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString()).contains("Dossier").doesNotContain(SECRET).doesNotContain("Eve");
        assertStored("mine=old", "theirs=" + SECRET);
        return denied;
    }

    private void assertStored(String... rows) {
        List<String> stored = sessions.fromTransaction(session -> session.createSelectionQuery(
                        "select code || '=' || text from Dossier order by code", String.class)
                .getResultList());
        assertThat(stored).containsExactly(rows);
    }

    private static Dossier mine(long id, String code) {
        return new Dossier(id, code, "me", "new");
    }

    @Test
    void anUpsertThatMeetsAHiddenRowIsDenied() {
        assertThat(denied(upsurge -> upsurge.upsertInto(Dossier.class).execute(List.of(mine(2, "other"))))
                        .rows())
                .containsExactly(0L);
        assertThat(denied(upsurge -> upsurge.upsertInto(Dossier.class)
                                .onConflict("code")
                                .returning()
                                .execute(List.of(mine(9, "theirs"))))
                        .rows())
                .containsExactly(0L);
    }

    @Test
    void nothingOfTheOtherRowsIsLostOrKept() {
        List<Dossier> given = List.of(mine(3, "third"), mine(2, "theirs"), mine(1, "mine"));

        assertThat(denied(upsurge -> upsurge.upsertAll(given)).rows()).containsExactly(0L, 1L, 2L);
        AccessDeniedException alone =
                denied(upsurge -> upsurge.upsertInto(Dossier.class).chunkSize(1).execute(given));

        assertThat(alone.rows()).containsExactly(1L);
        assertThat(alone).hasMessageContaining("row 1");
    }

    @Test
    void aRowThatTheRoleMayNotWriteIsDenied() {
        Dossier foreign = new Dossier(3, "third", "somebody", "new");

        assertThat(denied(upsurge -> upsurge.upsertInto(Dossier.class).execute(List.of(foreign)))
                        .rows())
                .containsExactly(0L);
        denied(upsurge -> upsurge.insertInto(Dossier.class).execute(List.of(foreign)));
        denied(upsurge -> upsurge.updateByKey(Dossier.class)
                .execute(Rows.maps(Dossier.class, List.of(Map.of("id", 1L, "owner", "somebody")))));
        denied(upsurge -> upsurge.update(Dossier.class)
                .value("owner", "somebody")
                .everyRow()
                .execute());
    }

    @Test
    void whatTheRoleSeesIsWritten() {
        MutationResult<Dossier> result = upsurge(upsurge ->
                upsurge.upsertInto(Dossier.class).returning().execute(List.of(mine(3, "third"), mine(1, "mine"))));

        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.INSERTED, Outcome.UPDATED);
        assertStored("mine=new", "theirs=" + SECRET, "third=new");
    }

    @Test
    void anUpdateByKeyMissesHiddenRows() {
        for (boolean returning : new boolean[] {false, true}) {
            MutationResult<Dossier> result = upsurge(upsurge -> {
                var update = upsurge.updateByKey(Dossier.class).outcomes(Outcomes.EXACT);
                return (returning ? update.returning() : update).execute(List.of(mine(1, "mine"), mine(2, "theirs")));
            });

            assertThat(result.missing()).containsExactly(1L);
            assertThat(result.updated()).isEqualTo(1);
            assertStored("mine=new", "theirs=" + SECRET);
        }
    }

    /** A policy may show a row that another one does not let the role update. */
    @Test
    void anUpdateByKeyMissesRowsThatAreOnlyShown() throws SQLException {
        execute("create policy all_shown on Dossier for select using (true)");

        for (boolean returning : new boolean[] {false, true}) {
            MutationResult<Dossier> result = upsurge(upsurge -> {
                var update = upsurge.updateByKey(Dossier.class);
                return (returning ? update.returning() : update).execute(List.of(mine(1, "mine"), mine(2, "theirs")));
            });

            assertThat(result.missing()).containsExactly(1L);
            assertStored("mine=new", "theirs=" + SECRET);
        }
        assertThat(catchThrowableOfType(
                        AccessDeniedException.class,
                        () -> upsurge(upsurge -> upsurge.upsertAll(List.of(mine(2, "theirs"))))))
                .isNotNull();
        assertStored("mine=new", "theirs=" + SECRET);
    }

    @Test
    void updatesAndDeletesByAConditionLeaveHiddenRowsAlone() {
        assertThat(upsurge(upsurge -> upsurge.update(Dossier.class)
                                .value("text", "new")
                                .everyRow()
                                .returning()
                                .execute())
                        .entities())
                .extracting(dossier -> dossier.code)
                .containsExactly("mine");
        assertThat(upsurge(upsurge ->
                                upsurge.deleteFrom(Dossier.class).everyRow().execute())
                        .deleted())
                .isEqualTo(1);
        assertStored("theirs=" + SECRET);
    }

    @Test
    void whatIsHiddenIsLeftAloneAndNeverGivenBack() throws SQLException {
        assertThat(upsurge(upsurge -> upsurge.upsertInto(Dossier.class)
                                .doNothing()
                                .execute(List.of(mine(2, "theirs"), mine(3, "third"))))
                        .skipped())
                .isEqualTo(1);
        execute("delete from Dossier where id = 3");

        AccessDeniedException hidden = denied(upsurge -> upsurge.upsertInto(Dossier.class)
                .doNothing()
                .returning()
                .execute(List.of(mine(3, "third"), mine(2, "theirs"))));

        assertThat(hidden.rows()).containsExactly(1L);
        denied(upsurge -> upsurge.insertIfAbsent(mine(2, "theirs")));
    }

    @Test
    void aHiddenRowOfSeveralTablesIsDeniedAndNotToBeTriedAgain() {
        for (boolean byCode : new boolean[] {false, true}) {
            List<Lawsuit> given = List.of(
                    new Lawsuit(3, "third", "new"),
                    byCode ? new Lawsuit(9, "theirs", "new") : new Lawsuit(2, "other", "new"));
            Throwable denied = catchThrowable(() -> upsurge(upsurge -> {
                var upsert = upsurge.upsertInto(Lawsuit.class);
                return (byCode ? upsert.onConflict("code") : upsert).execute(given);
            }));

            assertThat(denied)
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContainingAll("Lawsuit", "does not show");
            assertThat(((AccessDeniedException) denied).rows()).containsExactly(0L, 1L);
            assertThat(denied).hasMessageNotContaining(SECRET).hasMessageNotContaining("Eve");
        }
        assertThat(upsurge(upsurge -> upsurge.upsertInto(Lawsuit.class)
                                .outcomes(Outcomes.EXACT)
                                .execute(List.of(new Lawsuit(1, "mine", "new"), new Lawsuit(4, "fourth", "new"))))
                        .rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.INSERTED);
        List<String> verdicts = sessions.fromTransaction(session -> session.createSelectionQuery(
                        "select code || '=' || verdict from Lawsuit order by id", String.class)
                .getResultList());
        assertThat(verdicts).containsExactly("mine=new", "theirs=" + SECRET, "fourth=new");
    }

    @Test
    void aRightThatIsMissingIsDenied() throws SQLException {
        execute("revoke update on Dossier from " + ROLE);

        assertThat(denied(upsurge -> upsurge.upsertAll(List.of(mine(1, "mine")))))
                .hasMessageContaining("Roll back");
    }
}
