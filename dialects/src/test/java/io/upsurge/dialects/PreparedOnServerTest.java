package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values keep all that they bring where the driver has MariaDB prepare statements, whatever the first row brings. */
class PreparedOnServerTest {

    @Nested
    @OnDatabase("mariadb")
    class MariaDb extends Prepared {
        MariaDb() {
            super("mariadb");
        }
    }

    @Nested
    @OnDatabase("mariadb10")
    class MariaDb10 extends Prepared {
        MariaDb10() {
            super("mariadb10");
        }
    }

    /** What a meter showed. */
    @Entity(name = "MeterReading")
    static class MeterReading {

        @Id
        Long id;

        @Column(precision = 12, scale = 2)
        BigDecimal amount;

        LocalDateTime taken;

        Long pulses;

        Double factor;

        Boolean estimated;

        String note;

        protected MeterReading() {}

        MeterReading(long id) {
            this.id = id;
        }
    }

    abstract static class Prepared {

        private static final BigDecimal MANY_DIGITS = new BigDecimal("1234567890.25");
        private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 3, 4, 5, 6, 7, 123_456_000);

        private final String name;
        private final TestDatabase database;
        private SessionFactory sessions;

        Prepared(String name) {
            this.name = name;
            this.database = OurDatabases.named(name);
        }

        @BeforeEach
        void store() {
            sessions = database.sessionFactory(MeterReading.class);
            database.emptyTables(sessions);
            sessions.inTransaction(session -> {
                for (long id = 1; id <= 4; id++) {
                    session.persist(new MeterReading(id));
                }
            });
        }

        private Connection preparing() throws SQLException {
            Optional<Server> server = Server.inEnvironment(name);
            assumeTrue(server.isPresent(), "its password is not known");
            try (Connection connection = database.connection()) {
                String url = connection.getMetaData().getURL();
                String option = (url.contains("?") ? "&" : "?") + "useServerPrepStmts=true";
                return DriverManager.getConnection(
                        url + option, server.get().user(), server.get().password());
            }
        }

        private void update(Rows<MeterReading> rows) throws SQLException {
            try (Connection connection = preparing();
                    Session session =
                            sessions.withOptions().connection(connection).openSession()) {
                session.beginTransaction();
                Upsurge.of(session).updateByKey(MeterReading.class).execute(rows);
                session.getTransaction().commit();
            }
        }

        private List<MeterReading> stored() {
            return sessions.fromTransaction(session -> session.createSelectionQuery(
                            "from MeterReading where id < 3 order by id", MeterReading.class)
                    .getResultList());
        }

        private static <V> List<V> pair(V first, V second) {
            return Arrays.asList(first, second);
        }

        @Test
        void whatFollowsASmallValueIsNotCut() throws SQLException {
            update(Rows.columns(MeterReading.class)
                    .column("id", List.of(1L, 2L))
                    .column("amount", pair(new BigDecimal("0.5"), MANY_DIGITS))
                    .column("taken", pair(MOMENT.withNano(0), MOMENT))
                    .column("pulses", pair(1L, Long.MAX_VALUE))
                    .column("factor", pair(1.0, 1e-300))
                    .column("estimated", pair(false, true)));

            assertSecond(stored().get(1));
            assertThat(stored().get(0).amount).isEqualByComparingTo("0.5");
            assertThat(stored().get(0).taken).isEqualTo(MOMENT.withNano(0));
        }

        @Test
        void whatFollowsNullIsNotCut() throws SQLException {
            update(Rows.columns(MeterReading.class)
                    .column("id", List.of(1L, 2L))
                    .column("amount", pair(null, MANY_DIGITS))
                    .column("taken", pair(null, MOMENT))
                    .column("pulses", pair(null, Long.MAX_VALUE))
                    .column("factor", pair(null, 1e-300))
                    .column("estimated", pair(null, true)));

            assertSecond(stored().get(1));
            assertThat(stored().get(0).amount).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", ""})
        void textsOfAnyLengthFollowEachOther(String first) throws SQLException {
            update(Rows.columns(MeterReading.class)
                    .column("id", List.of(1L, 2L))
                    .column("note", pair(first.isEmpty() ? null : first, "longer than the first, Ωμέγα"))
                    .column("amount", pair(null, MANY_DIGITS))
                    .column("taken", pair(null, MOMENT)));

            assertThat(stored().get(1).note).isEqualTo("longer than the first, Ωμέγα");
            assertThat(stored().get(1).amount).isEqualByComparingTo(MANY_DIGITS);
            assertThat(stored().get(1).taken).isEqualTo(MOMENT);
        }

        private static void assertSecond(MeterReading reading) {
            assertThat(reading.amount).isEqualByComparingTo(MANY_DIGITS);
            assertThat(reading.taken).isEqualTo(MOMENT);
            assertThat(reading.pulses).isEqualTo(Long.MAX_VALUE);
            assertThat(reading.factor).isEqualTo(1e-300);
            assertThat(reading.estimated).isTrue();
        }
    }
}
