package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Insert;
import io.upsurge.Transport;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.UpdateByKey;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
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

    /** Values of all types whose bytes are known. */
    @Entity(name = "Measured")
    static class Measured {

        @Id
        long id;

        @Column(precision = 60, scale = 20)
        @Nullable
        BigDecimal number;

        @Nullable
        Double real;

        @Nullable
        LocalDateTime local;

        @Nullable
        OffsetDateTime moment;

        @Nullable
        LocalDate day;

        @Nullable
        UUID uuid;

        @Nullable
        Short small;

        @Nullable
        Integer whole;

        @Nullable
        Boolean flag;

        @Nullable
        String text;

        protected Measured() {}

        /** One of each, none in some rows, and now and then what is at an end of its range. */
        Measured(long id, Random random) {
            this.id = id;
            if (id % 9 == 0) {
                return;
            }
            this.number = new BigDecimal(new BigInteger(random.nextInt(100), random), random.nextInt(32) - 9)
                    .multiply(BigDecimal.valueOf(random.nextInt(3) - 1));
            this.real = List.of(random.nextGaussian(), Double.MAX_VALUE, Double.MIN_VALUE, -0.0, Double.NaN)
                    .get(random.nextInt(5));
            this.local = LocalDateTime.of(1600 + random.nextInt(9000), 1, 1, 0, 0)
                    .plusSeconds(random.nextInt())
                    .plusNanos(random.nextInt(1_000_000_000));
            this.moment = local.atOffset(ZoneOffset.ofHours(random.nextInt(24) - 12));
            this.day = LocalDate.of(id % 7 == 0 ? 3 : 1990, 1, 1).plusDays(random.nextInt(40_000));
            this.uuid = new UUID(random.nextLong(), random.nextLong());
            this.small = (short) random.nextInt();
            this.whole = random.nextInt();
            this.flag = random.nextBoolean();
            this.text = List.of("", "ä", "tail 😀", "plain").get(random.nextInt(4)) + random.nextInt();
        }
    }

    /** A table that has other types than its mapping says. */
    @Entity(name = "Otherwise")
    static class Otherwise {

        @Id
        long id;

        long number;

        @Nullable
        LocalDateTime moment;

        protected Otherwise() {}

        Otherwise(long id) {
            this.id = id;
            this.number = 7;
            this.moment = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
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

    @Test
    void storesWhatArraysStore() {
        SessionFactory sessions = database.sessionFactory(Measured.class);
        List<Measured> given = measured(5);
        sessions.inTransaction(session -> {
            session.createMutationQuery("delete from Measured").executeUpdate();
            Insert<Measured> insert = Upsurge.of(session).insertInto(Measured.class);
            assertThat(insert.plan().sql(ROWS)).contains("(format binary)");
            insert.transport(Transport.ARRAYS).execute(given);
        });
        List<String> byArrays = stored(sessions);
        for (boolean inPlace : new boolean[] {true, false}) {
            sessions.inTransaction(session -> {
                session.createMutationQuery("delete from Measured").executeUpdate();
                Upsurge upsurge = Upsurge.of(session);
                if (inPlace) {
                    upsurge.insertInto(Measured.class).transport(Transport.LOAD).execute(given);
                } else {
                    upsurge.upsertInto(Measured.class).transport(Transport.LOAD).execute(given);
                }
            });

            assertThat(stored(sessions)).isEqualTo(byArrays).hasSize(given.size());
        }
    }

    @Test
    void updatesByKeyToWhatArraysStore() {
        SessionFactory sessions = database.sessionFactory(Measured.class);
        List<Measured> others = measured(6);
        List<List<String>> stored = new ArrayList<>();
        for (Transport transport : List.of(Transport.ARRAYS, Transport.LOAD)) {
            sessions.inTransaction(session -> {
                session.createMutationQuery("delete from Measured").executeUpdate();
                Upsurge.of(session).insertInto(Measured.class).execute(measured(5));
                UpdateByKey<Measured> update =
                        Upsurge.of(session).updateByKey(Measured.class).transport(transport);
                assertThat(update.plan().sql(ROWS).contains("(format binary)")).isEqualTo(transport == Transport.LOAD);
                assertThat(update.execute(others).updated()).isEqualTo(others.size());
            });
            stored.add(stored(sessions));
        }

        assertThat(stored.get(1)).isEqualTo(stored.get(0)).hasSize(others.size());
    }

    private static List<Measured> measured(int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 3_000).mapToObj(i -> new Measured(i, random)).toList();
    }

    private static List<String> stored(SessionFactory sessions) {
        return sessions.fromTransaction(
                session -> session.createNativeQuery("select cast(m as text) from Measured m order by id", String.class)
                        .getResultList());
    }

    @Test
    void convertsWhereTheTableHasOtherTypes() throws SQLException {
        SessionFactory sessions = database.sessionFactory(Otherwise.class);
        execute(
                "delete from Otherwise",
                "alter table Otherwise alter column number type double precision",
                "alter table Otherwise alter column moment type varchar(40)");
        database.statements().clear();
        sessions.inTransaction(session -> Upsurge.of(session)
                .insertInto(Otherwise.class)
                .transport(Transport.LOAD)
                .execute(List.of(new Otherwise(1), new Otherwise(2))));

        List<String> stored = sessions.fromTransaction(session -> session.createNativeQuery(
                        "select id || ' ' || number || ' ' || left(moment, 19) from Otherwise order by id",
                        String.class)
                .getResultList());
        assertThat(stored).containsExactly("1 7 2026-01-02 03:04:05", "2 7 2026-01-02 03:04:05");
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
