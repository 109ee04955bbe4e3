package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Insert;
import io.upsurge.Transport;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where rows may not be loaded they travel as arrays, and a load that is asked for is refused before anything is sent. */
@OnDatabase("postgres")
class PostgresLoadTest {

    private static final String ROLE = "upsurge_load";
    private static final int ROWS = 6_000;

    /** A table with policies. */
    @Entity(name = "Guarded")
    static class Guarded {

        @Id
        long id;

        @Nullable
        String text;

        protected Guarded() {}

        Guarded(long id, @Nullable String text) {
            this.id = id;
            this.text = text;
        }
    }

    /** A table that sends its rows elsewhere. */
    @Entity(name = "Ruled")
    static class Ruled {

        @Id
        long id;

        protected Ruled() {}

        Ruled(long id) {
            this.id = id;
        }
    }

    /** A table of a role that may make no temporary one. */
    @Entity(name = "Plain")
    static class Plain {

        @Id
        long id;

        protected Plain() {}

        Plain(long id) {
            this.id = id;
        }
    }

    private final TestDatabase database = OurDatabases.named("postgres");

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @BeforeEach
    void forgetStatements() {
        database.statements().clear();
    }

    @Test
    void insertsIntoATableWithRowLevelSecurityByStatements() throws SQLException {
        SessionFactory sessions = database.sessionFactory(Guarded.class);
        execute("alter table Guarded enable row level security", "delete from Guarded");
        sessions.inTransaction(session -> {
            Insert<Guarded> insert = Upsurge.of(session).insertInto(Guarded.class);
            assertThatThrownBy(() -> insert.transport(Transport.LOAD).execute(List.of(new Guarded(-1, "none"))))
                    .isInstanceOf(UnsupportedMutationException.class)
                    .hasMessageContainingAll("transport(LOAD) was asked for", "row-level security", "Leave it out");
            insert.execute(
                    IntStream.range(0, ROWS).mapToObj(i -> new Guarded(i, "t")).toList());
        });

        assertThat(inserts()).hasSize(ROWS / 1000).allMatch(sql -> sql.contains("unnest("));
        assertThat(count(sessions, "Guarded")).isEqualTo(ROWS);
    }

    @Test
    void rulesHoldForManyRowsToo() throws SQLException {
        SessionFactory sessions = database.sessionFactory(Ruled.class);
        execute("create or replace rule none as on insert to Ruled do instead nothing");
        sessions.inTransaction(session -> Upsurge.of(session)
                .insertInto(Ruled.class)
                .execute(IntStream.range(0, ROWS).mapToObj(Ruled::new).toList()));

        assertThat(count(sessions, "Ruled")).isZero();
        execute("drop rule none on Ruled");
    }

    @Test
    void upsertsByArraysWhereNoTemporaryTableMayBeMade() throws SQLException {
        SessionFactory sessions = database.sessionFactory(Plain.class);
        String name = name(sessions);
        execute(
                "drop role if exists " + ROLE,
                "create role " + ROLE,
                "grant select, insert, update on Plain to " + ROLE,
                "delete from Plain",
                "revoke temporary on database " + name + " from public");
        try {
            sessions.inTransaction(session -> {
                session.createNativeMutationQuery("set local role " + ROLE).executeUpdate();
                database.statements().clear();
                Upsert<Plain> upsert = Upsurge.of(session).upsertInto(Plain.class);
                assertThatThrownBy(() -> upsert.transport(Transport.LOAD).execute(List.of(new Plain(1))))
                        .isInstanceOf(UnsupportedMutationException.class)
                        .hasMessageContainingAll("transport(LOAD) was asked for", "temporary tables", "Leave it out");
                upsert.execute(IntStream.range(0, ROWS).mapToObj(Plain::new).toList());
            });
        } finally {
            execute("grant temporary on database " + name + " to public");
        }

        assertThat(inserts()).hasSize(ROWS / 1000).allMatch(sql -> sql.contains("unnest("));
        assertThat(count(sessions, "Plain")).isEqualTo(ROWS);
        execute("drop owned by " + ROLE, "drop role " + ROLE);
    }

    private List<String> inserts() {
        return database.statements().sql().stream()
                .filter(sql -> sql.startsWith("insert"))
                .toList();
    }

    private static String name(SessionFactory sessions) {
        return sessions.fromSession(session -> session.createNativeQuery("select current_database()", String.class)
                .getSingleResult());
    }

    private static long count(SessionFactory sessions, String entity) {
        return sessions.fromTransaction(
                session -> session.createSelectionQuery("select count(*) from " + entity, Long.class)
                        .getSingleResult());
    }
}
