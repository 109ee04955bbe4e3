package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.MutationResult;
import io.upsurge.Operands;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Update;
import io.upsurge.Upsurge;
import io.upsurge.tck.LockWaits;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.Leaflet;
import io.upsurge.tck.model.Visitor;
import jakarta.persistence.criteria.Expression;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Updates and deletes of several rows, one of which waits for another transaction: each row is written once. The server
 * locks all rows before it writes the first, and takes all back before it begins anew (2.4.240), which no manual says.
 */
@OnDatabase("h2")
class H2UpdateRaceTest {

    private final TestDatabase database = OurDatabases.named("h2");
    private SessionFactory sessions;

    @BeforeEach
    void threeRows() throws SQLException {
        sessions = database.sessionFactory(Visitor.class, Leaflet.class);
        database.emptyTables(sessions);
        sessions.inTransaction(session -> {
            for (int i = 1; i <= 3; i++) {
                session.persist(new Visitor("v" + i, null, "city"));
                session.persist(new Leaflet(i, "l" + i, "title", 1, "paper", null));
            }
        });
        RowAttempts.count(database, "Visitor");
        RowAttempts.count(database, "Leaflet");
    }

    private static Expression<String> appended(Operands<?> row, String attribute) {
        return row.builder().concat(row.<String>existing(attribute), "+");
    }

    private static Expression<Boolean> isOurs(Operands<Visitor> row) {
        return row.builder().like(row.existing("email"), "v%");
    }

    private static MutationResult<?> update(Session session) {
        return Upsurge.of(session)
                .update(Visitor.class)
                .expression("city", row -> appended(row, "city"))
                .where(H2UpdateRaceTest::isOurs)
                .execute();
    }

    private static MutationResult<Visitor> updateReturning(Session session) {
        return Upsurge.of(session)
                .update(Visitor.class)
                .expression("city", row -> appended(row, "city"))
                .where(H2UpdateRaceTest::isOurs)
                .returning()
                .execute();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void updatesRowsOnceOneOfWhichIsLocked(boolean committed) throws Exception {
        locked("update Visitor set city = 'other' where email = 'v3'", committed)
                .during(session -> assertThat(update(session).updated()).isEqualTo(3));

        assertCities("city+", "city+", committed ? "other+" : "city+");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesUpdatedRowsBackOnceOneOfWhichIsLocked(boolean committed) throws Exception {
        String third = committed ? "other+" : "city+";

        locked("update Visitor set city = 'other' where email = 'v3'", committed)
                .during(session -> assertThat(updateReturning(session).entities())
                        .extracting(visitor -> visitor.city)
                        .containsExactlyInAnyOrder("city+", "city+", third));

        assertCities("city+", "city+", third);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deletesRowsOnceOneOfWhichIsLocked(boolean returning) throws Exception {
        locked("update Visitor set city = 'other' where email = 'v3'", true).during(session -> {
            var delete = Upsurge.of(session).deleteFrom(Visitor.class).where(H2UpdateRaceTest::isOurs);
            var deleted = returning ? delete.returning("city").execute() : delete.execute();
            assertThat(deleted.deleted()).isEqualTo(3);
            assertThat(deleted.rows())
                    .extracting(row -> ((RowResult<?>) row).tuple().get("city"))
                    .containsExactlyInAnyOrderElementsOf(returning ? List.of("city", "city", "other") : List.of());
        });

        assertCities();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void updatesRowsByKeyOnceOneOfWhichIsLocked(boolean committed) throws Exception {
        locked("update Visitor set city = 'other' where email = 'v3'", committed)
                .during(session -> assertThat(updateByKey(session).updated()).isEqualTo(3));

        assertCities("city+", "city+", committed ? "other+" : "city+");
    }

    @Test
    void updatesRowsOnceOneOfWhichMeetsAKey() throws Exception {
        held(new Visitor("v3+", null, "other"))
                .during(session ->
                        assertThat(appendingKeys(session).execute().updated()).isEqualTo(3));

        assertCities("city+", "city+", "city+");
    }

    @Test
    void givesUpdatedRowsBackOnceOneOfWhichMeetsAKey() throws Exception {
        held(new Visitor("v3+", null, "other"))
                .during(session -> assertThat(
                                appendingKeys(session).returning().execute().entities())
                        .extracting(visitor -> visitor.email + " " + visitor.city)
                        .containsExactlyInAnyOrder("v1+ city+", "v2+ city+", "v3+ city+"));

        assertCities("city+", "city+", "city+");
    }

    @Test
    void updatesNoneWhereTheKeyStaysTaken() throws Exception {
        HeldRows held = new HeldRows(
                sessions,
                session -> session.persist(new Visitor("v3+", null, "other")),
                RowAttempts::awaitWaiting,
                true);

        held.during(session -> {
            assertThatThrownBy(() -> appendingKeys(session).execute()).isInstanceOf(ConstraintViolationException.class);
            session.getTransaction().rollback();
            session.beginTransaction();
        });

        assertCities("city", "city", "city", "other");
    }

    @Test
    void updatesRowsInSeveralTablesOnceOneOfWhichIsLocked() throws Exception {
        locked("update Leaflet set paper = 'other' where id = 3", false).during(session -> {
            assertThat(appendingTexts(session).everyRow().execute().updated()).isEqualTo(3);
        });

        assertLeaflets("title+ paper+", "title+ paper+", "title+ paper+");
    }

    @Test
    void updatesRowsInSeveralTablesOnceOneOfWhichMeetsAKey() throws Exception {
        held(new Leaflet(9, "l3+", null, null, null, null)).during(session -> {
            assertThat(appendingTexts(session)
                            .expression("code", row -> appended(row, "code"))
                            .everyRow()
                            .execute()
                            .updated())
                    .isEqualTo(3);
        });

        assertLeaflets("title+ paper+", "title+ paper+", "title+ paper+");
    }

    @Test
    void updatesRowsInSeveralTablesByKeyOnceOneOfWhichMeetsAKey() throws Exception {
        held(new Leaflet(9, "l3+", null, null, null, null)).during(session -> {
            assertThat(Upsurge.of(session)
                            .updateByKey(Leaflet.class)
                            .values(set -> set.expression("title", row -> appended(row, "title"))
                                    .expression("paper", row -> appended(row, "paper")))
                            .execute(Rows.columns(Leaflet.class)
                                    .column("id", List.of(1L, 2L, 3L))
                                    .column("code", List.of("l1+", "l2+", "l3+")))
                            .updated())
                    .isEqualTo(3);
        });

        assertLeaflets("title+ paper+", "title+ paper+", "title+ paper+");
    }

    private static Update<Visitor> appendingKeys(Session session) {
        return Upsurge.of(session)
                .update(Visitor.class)
                .expression("city", row -> appended(row, "city"))
                .expression("email", row -> appended(row, "email"))
                .where(H2UpdateRaceTest::isOurs);
    }

    private static Update<Leaflet> appendingTexts(Session session) {
        return Upsurge.of(session)
                .update(Leaflet.class)
                .expression("title", row -> appended(row, "title"))
                .expression("paper", row -> appended(row, "paper"));
    }

    private static MutationResult<Visitor> updateByKey(Session session) {
        return Upsurge.of(session)
                .updateByKey(Visitor.class)
                .key("email")
                .values(set -> set.expression("city", row -> appended(row, "city")))
                .execute(Rows.columns(Visitor.class).column("email", List.of("v1", "v2", "v3")));
    }

    private HeldRows locked(String query, boolean commits) {
        Consumer<Session> write = session -> session.createMutationQuery(query).executeUpdate();
        return new HeldRows(sessions, write, () -> LockWaits.await(database, 1), commits);
    }

    private HeldRows held(Object entity) {
        return new HeldRows(sessions, session -> session.persist(entity), RowAttempts::awaitWaiting, false);
    }

    private void assertCities(String... cities) {
        assertStored("select city from Visitor order by email", cities);
    }

    private void assertLeaflets(String... texts) {
        assertStored("select concat(title, ' ', paper) from Leaflet order by id", texts);
    }

    private void assertStored(String query, String... expected) {
        List<String> stored = sessions.fromTransaction(
                session -> session.createSelectionQuery(query, String.class).getResultList());
        assertThat(stored).containsExactly(expected);
    }
}
