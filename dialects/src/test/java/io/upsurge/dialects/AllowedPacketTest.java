package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Outcomes;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows that are larger than what the server takes in one packet, alone or together (T37). */
class AllowedPacketTest {

    private static final int MEGABYTE = 1 << 20;

    @Nested
    @OnDatabase(value = "mysql", alone = true)
    class MySql extends Packets {
        MySql() {
            super("mysql");
        }
    }

    @Nested
    @OnDatabase(value = "mariadb", alone = true)
    class MariaDb extends Packets {
        MariaDb() {
            super("mariadb");
        }
    }

    @Nested
    @OnDatabase(value = "mariadb10", alone = true)
    class MariaDb10 extends Packets {
        MariaDb10() {
            super("mariadb10");
        }
    }

    /** A long text. */
    @Entity(name = "Parchment")
    static class Parchment {

        @Id
        Long id;

        @Column(length = 16_000_000)
        String text;

        protected Parchment() {}

        Parchment(long id, int length) {
            this.id = id;
            this.text = "x".repeat(length);
        }
    }

    abstract static class Packets {

        private final TestDatabase database;
        private final List<Connection> borrowed = new ArrayList<>();
        private SessionFactory sessions;
        private long before;

        Packets(String name) {
            this.database = OurDatabases.named(name);
        }

        @BeforeEach
        void limit() throws SQLException {
            sessions = database.sessionFactory(Parchment.class);
            database.emptyTables(sessions);
            try (Connection connection = database.connection()) {
                before = limitOf(connection, "global");
                set(connection, MEGABYTE);
            }
        }

        /** Connections keep the limit that they began with, and are not for other tests. */
        @AfterEach
        void restore() throws SQLException {
            set(borrowed.get(0), before);
            for (Connection connection : borrowed) {
                connection.abort(Runnable::run);
                connection.close();
            }
        }

        /** A connection that was made after the limit was set. */
        private Connection limited() throws SQLException {
            while (true) {
                Connection connection = database.connection();
                borrowed.add(connection);
                if (limitOf(connection, "session") == MEGABYTE) {
                    return connection;
                }
            }
        }

        private static long limitOf(Connection connection, String scope) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet limit = statement.executeQuery("select @@" + scope + ".max_allowed_packet")) {
                limit.next();
                return limit.getLong(1);
            }
        }

        private static void set(Connection connection, long bytes) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set global max_allowed_packet = " + bytes);
            }
        }

        private void inSession(Consumer<Session> work) throws SQLException {
            try (Session session = sessions.withOptions().connection(limited()).openSession()) {
                session.beginTransaction();
                work.accept(session);
                session.getTransaction().commit();
            }
        }

        private static List<Parchment> parchments(int count, int length) {
            return IntStream.range(0, count)
                    .mapToObj(id -> new Parchment(id, length))
                    .toList();
        }

        private void assertStored(long count, long characters) throws SQLException {
            inSession(session -> assertThat(session.createSelectionQuery(
                                    "select count(*), coalesce(sum(length(text)), 0) from Parchment", Object[].class)
                            .getSingleResult())
                    .containsExactly(count, characters));
        }

        @Test
        void aBatchThatIsTooLargeGoesOutInPieces() throws SQLException {
            inSession(session -> Upsurge.of(session).upsertAll(parchments(30, MEGABYTE / 10)));
            inSession(
                    session -> Upsurge.of(session).updateByKey(Parchment.class).execute(parchments(30, MEGABYTE / 11)));
            assertStored(30, 30L * (MEGABYTE / 11));
        }

        @Test
        void nothingIsDoneTwiceWhereAChunkTakesSeveralStatements() throws SQLException {
            inSession(session -> {
                var result = Upsurge.of(session)
                        .upsertInto(Parchment.class)
                        .outcomes(Outcomes.EXACT)
                        .execute(parchments(20, MEGABYTE / 10));
                assertThat(result.inserted()).isEqualTo(20);
            });
            assertStored(20, 20L * (MEGABYTE / 10));
        }

        @Test
        void aRowThatIsTooLargeIsNamedAndTheConnectionGoesOn() throws SQLException {
            inSession(session -> {
                Upsurge upsurge = Upsurge.of(session);
                upsurge.insertInto(Parchment.class).execute(List.of(new Parchment(1, MEGABYTE / 10 * 9)));
                assertThatThrownBy(() -> upsurge.insertInto(Parchment.class)
                                .execute(List.of(new Parchment(2, 1), new Parchment(3, MEGABYTE / 10 * 11))))
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContainingAll("Row 1 of Parchment", "in one packet");
            });
            assertStored(1, MEGABYTE / 10 * 9);
        }
    }
}
