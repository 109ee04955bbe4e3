package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.Subscriber;
import io.upsurge.tck.model.Visitor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
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
    void empty() {
        sessions = database.sessionFactory(Visitor.class, Subscriber.class);
        database.emptyTables(sessions);
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

    private void whileAnotherHolds(Object held, Consumer<Session> insert) throws Exception {
        CountDownLatch holding = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> sessions.inSession(session -> {
            session.beginTransaction();
            session.persist(held);
            session.flush();
            holding.countDown();
            pause();
            session.getTransaction().rollback();
        }));
        assertThat(holding.await(10, TimeUnit.SECONDS)).isTrue();
        sessions.inTransaction(insert);
        other.get(10, TimeUnit.SECONDS);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> stored(String query) {
        return sessions.fromTransaction(
                session -> session.createSelectionQuery(query, String.class).getResultList());
    }
}
