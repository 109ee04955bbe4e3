package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.AccessDeniedException;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.mapping.Circumstance;
import io.upsurge.tck.mapping.MappingProbe;
import io.upsurge.tck.mapping.MappingTable;
import io.upsurge.tck.mapping.Sample;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The laws of all mappings for the rows that a policy shows, and a denial for one that it hides. */
final class RowSecurity implements Circumstance {

    private static final String ROLE = "upsurge_secured";

    /** A row that its owner sees. */
    @Entity(name = "Secured")
    @Table(name = "secured_row")
    static class Secured {
        @Id
        @Nullable
        Long id;

        @Nullable
        String owner;

        @Nullable
        String text;

        protected Secured() {}

        Secured(long id, String owner, String text) {
            this.id = id;
            this.owner = owner;
            this.text = text;
        }
    }

    private static final Sample<Secured> ROWS = Sample.of(
                    "row-level security", Secured.class, "text", (given, i) -> new Secured(i, "me", "text " + i))
            .changing("text", (given, i) -> "other " + i);

    @Override
    public String mapping() {
        return ROWS.mapping();
    }

    @Override
    public String cell(TestDatabase database) throws SQLException {
        SessionFactory sessions = database.sessionFactory(Secured.class);
        database.emptyTables(sessions);
        if (!isSecured(database)) {
            return NONE_THERE;
        }
        execute(
                database,
                "drop role if exists " + ROLE,
                "create role " + ROLE,
                "grant usage on schema public to " + ROLE,
                "grant select, insert, update, delete on secured_row to " + ROLE,
                "create policy own_rows on secured_row using (owner = current_setting('upsurge.owner'))",
                "insert into secured_row (id, owner, text) values (99, 'somebody', 'hidden')");
        try {
            assertThat(catchThrowable(() -> sessions.inTransaction(session -> {
                        asRole(session);
                        Upsurge.of(session).upsertAll(List.of(new Secured(99, "me", "seen")));
                    })))
                    .as("an upsert of a hidden row")
                    .isInstanceOf(AccessDeniedException.class);
            MappingProbe probe = new MappingProbe(
                    sessions, database.statements(), List.of(ROWS), sessions::openSession, RowSecurity::asRole);
            return MappingTable.cell(probe.verdicts(ROWS));
        } finally {
            execute(database, "drop table secured_row", "drop owned by " + ROLE, "drop role " + ROLE);
            database.emptyTables(sessions);
        }
    }

    /** In a transaction of the role, for which only rows of the owner {@code me} are there. */
    private static void asRole(Session session) {
        session.createNativeMutationQuery("set local role " + ROLE).executeUpdate();
        session.createNativeMutationQuery("set local upsurge.owner = 'me'").executeUpdate();
    }

    private static boolean isSecured(TestDatabase database) throws SQLException {
        try {
            execute(database, "alter table secured_row enable row level security");
            return true;
        } catch (SQLException e) {
            boolean unknown =
                    String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("syntax");
            if (unknown) {
                return false;
            }
            throw e;
        }
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
