package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.Leaflet;
import io.upsurge.tck.model.Subscriber;
import io.upsurge.tck.model.Visitor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Inserts of several rows, one of which waits for another transaction that takes its row back: each row is there once.
 * The server begins a statement anew, over what it has done already, as long as it has to wait (2.4.240).
 */
@OnDatabase("h2")
class H2InsertRaceTest {

    private final TestDatabase database = OurDatabases.named("h2");
    private SessionFactory sessions;

    @BeforeEach
    void empty() throws SQLException {
        sessions = database.sessionFactory(Visitor.class, Subscriber.class, Leaflet.class, Parcel.class);
        database.emptyTables(sessions);
        for (String table : List.of("Visitor", "Subscriber", "Leaflet", "sent_parcel")) {
            RowAttempts.count(database, table);
        }
    }

    @Test
    void insertsRowsOnceThatTheDatabaseNumbers() throws Exception {
        whileAnotherHolds(
                new Visitor("m", null, "other"),
                session -> Upsurge.of(session)
                        .insertInto(Visitor.class)
                        .execute(Rows.of(Visitor.class)
                                .row(row -> row.value("email", null).value("city", "a"))
                                .row(row -> row.value("email", null).value("city", "b"))
                                .row(row -> row.value("email", "m").value("city", "m"))
                                .row(row -> row.value("email", null).value("city", "z"))));

        assertThat(stored("select city from Visitor order by city")).containsExactly("a", "b", "m", "z");
    }

    @Test
    void insertsEntitiesOnceThatTheDatabaseNumbers() throws Exception {
        List<Visitor> visitors = Stream.of("a", "b", "m", "z")
                .map(city -> new Visitor(city.equals("m") ? "m" : null, null, city))
                .toList();

        whileAnotherHolds(
                new Visitor("m", null, "other"),
                session -> Upsurge.of(session).insertInto(Visitor.class).execute(visitors));

        assertThat(stored("select city from Visitor order by city")).containsExactly("a", "b", "m", "z");
        assertThat(visitors)
                .extracting(visitor -> visitor.id)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void insertsRowsOnceThatBringTheirIdentifiers() throws Exception {
        whileAnotherHolds(
                new Subscriber("m", "other"),
                session -> Upsurge.of(session)
                        .insertInto(Subscriber.class)
                        .execute(Stream.of("a", "b", "m", "z")
                                .map(email -> new Subscriber(email, null))
                                .toList()));

        assertThat(stored("select email from Subscriber order by email")).containsExactly("a", "b", "m", "z");
    }

    @Test
    void givesRowsBackOnceThatBringTheirIdentifiers() throws Exception {
        whileAnotherHolds(
                new Subscriber("m", "other"),
                session -> assertThat(Upsurge.of(session)
                                .insertInto(Subscriber.class)
                                .returning()
                                .execute(Stream.of("a", "b", "m", "z")
                                        .map(email -> new Subscriber(email, null))
                                        .toList())
                                .entities())
                        .extracting(subscriber -> subscriber.email)
                        .containsExactly("a", "b", "m", "z"));

        assertThat(stored("select email from Subscriber order by email")).containsExactly("a", "b", "m", "z");
    }

    @Test
    void insertsRowsOnceThatAreInSeveralTables() throws Exception {
        whileAnotherHolds(
                new Leaflet(9, "m", null, null, null, null),
                session -> Upsurge.of(session)
                        .insertInto(Leaflet.class)
                        .execute(Stream.of("a", "b", "m", "z")
                                .map(code -> new Leaflet(code.charAt(0), code, null, 1, "thin", null))
                                .toList()));

        assertThat(stored("select code from Leaflet where paper = 'thin' order by code"))
                .containsExactly("a", "b", "m", "z");
    }

    /** A key of a further table is in the way, when the rows are in the first one already. */
    @Test
    void insertsRowsOnceThatMeetAKeyOfAFurtherTable() throws Exception {
        List<Parcel> parcels = Stream.of("a", "b", "m", "z").map(Parcel::new).toList();

        whileAnotherHolds(
                new Parcel("m"),
                session -> Upsurge.of(session).insertInto(Parcel.class).execute(parcels));

        assertThat(stored("select seal from SentParcel order by seal")).containsExactly("a", "b", "m", "z");
        assertThat(parcels).extracting(parcel -> parcel.id).doesNotContainNull().doesNotHaveDuplicates();
    }

    /** What was inserted before the key was found to be taken is taken back with it. */
    @Test
    void insertsNoneWhereTheKeyStaysTaken() throws Exception {
        HeldRows held =
                new HeldRows(sessions, session -> session.persist(new Parcel("m")), RowAttempts::awaitWaiting, true);

        held.during(session -> {
            assertThatThrownBy(() -> Upsurge.of(session)
                            .insertInto(Parcel.class)
                            .execute(Stream.of("a", "b", "m", "z")
                                    .map(Parcel::new)
                                    .toList()))
                    .isInstanceOf(ConstraintViolationException.class);
            session.getTransaction().rollback();
            session.beginTransaction();
        });

        assertThat(stored("select seal from SentParcel")).containsExactly("m");
    }

    private void whileAnotherHolds(Object held, Consumer<Session> insert) throws Exception {
        new HeldRows(sessions, session -> session.persist(held), RowAttempts::awaitWaiting, false).during(insert);
    }

    /** In two tables, the second of which has the only key that the rows bring. */
    @Entity(name = "SentParcel")
    @Table(name = "parcel_of_sender")
    @SecondaryTable(name = "sent_parcel")
    static class Parcel {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        Long id;

        @Nullable
        String sender = "me";

        @Column(table = "sent_parcel", unique = true)
        @Nullable
        String seal;

        protected Parcel() {}

        Parcel(String seal) {
            this.seal = seal;
        }
    }

    private List<String> stored(String query) {
        return sessions.fromTransaction(
                session -> session.createSelectionQuery(query, String.class).getResultList());
    }
}
