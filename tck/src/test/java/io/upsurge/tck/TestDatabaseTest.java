package io.upsurge.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.tck.model.Note;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    private final TestDatabase database = new TestDatabase("h2", "jdbc:h2:mem:kit;DB_CLOSE_DELAY=-1", "sa", "");

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void keepsTheSessionFactoryOfTheSameEntitiesAndSettings() {
        SessionFactory notes = database.sessionFactory(Note.class);

        assertThat(database.sessionFactory(Map.of(), Note.class)).isSameAs(notes);
        assertThat(database.sessionFactory(Map.of("hibernate.jdbc.batch_size", 5), Note.class))
                .isNotSameAs(notes);
    }

    @Test
    void createsAnewTheTablesThatAnotherSessionFactoryUsedMeanwhile() {
        for (int round = 0; round < 2; round++) {
            database.sessionFactory(Note.class, Remark.class).inTransaction(session -> {
                Note note = new Note(1L, "one");
                session.persist(note);
                session.persist(new Remark(1L, note));
            });
            database.sessionFactory(Note.class).inTransaction(session -> session.persist(new Note(1L, "one")));
        }
    }

    @Test
    void recordsPlainStatementsAndFailures() {
        SessionFactory notes = database.sessionFactory(Note.class);
        database.emptyTables(notes);

        notes.inTransaction(session -> session.doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("insert into Note (id, text) values (1, 'one')");
                assertThatThrownBy(() -> statement.execute("select wrong from Note"))
                        .hasMessageContaining("WRONG");
            }
        }));

        assertThat(database.statements().list())
                .containsExactly(
                        new ExecutedStatement("insert into Note (id, text) values (1, 'one')", 1, true),
                        new ExecutedStatement("select wrong from Note", 1, false));
    }

    @Test
    void leavesRawConnectionsUnrecorded() throws Exception {
        database.statements().clear();

        try (var connection = database.connection();
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        }

        assertThat(database.statements().count()).isZero();
    }

    @Test
    void servesSixteenThreadsAtOnce() throws Exception {
        SessionFactory notes = database.sessionFactory(Note.class);
        database.emptyTables(notes);
        CyclicBarrier allHaveWritten = new CyclicBarrier(16);
        var threads = Executors.newFixedThreadPool(16);

        var writes = IntStream.range(0, 16)
                .mapToObj(number -> threads.submit(() -> {
                    try (var session = notes.openSession()) {
                        session.beginTransaction();
                        session.persist(new Note((long) number, "n"));
                        session.flush();
                        allHaveWritten.await(20, TimeUnit.SECONDS);
                        session.getTransaction().commit();
                    }
                    return number;
                }))
                .toList();
        for (var write : writes) {
            write.get();
        }
        threads.shutdown();

        assertThat(database.statements().count()).isEqualTo(16);
    }

    @Entity(name = "Remark")
    static class Remark {

        @Id
        private Long id;

        @ManyToOne
        private Note note;

        protected Remark() {}

        Remark(Long id, Note note) {
            this.id = id;
            this.note = note;
        }
    }
}
