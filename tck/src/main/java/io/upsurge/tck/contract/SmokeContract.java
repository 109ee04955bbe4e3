package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.tck.ExecutedStatement;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.Note;
import io.upsurge.tck.model.Note_;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hibernate opens sessions on the database, writes, reads, and each statement is seen. */
public abstract class SmokeContract {

    protected abstract TestDatabase database();

    private SessionFactory sessions;

    @BeforeEach
    void emptyTable() {
        sessions = database().sessionFactory(Note.class);
        database().emptyTables(sessions);
    }

    @Test
    void readsWhatItWrote() {
        sessions.inTransaction(session -> session.persist(new Note(1L, "one")));

        String text = sessions.fromSession(session -> {
            var builder = session.getCriteriaBuilder();
            var query = builder.createQuery(Note.class);
            var note = query.from(Note.class);
            query.where(builder.equal(note.get(Note_.text), "one"));
            return session.createQuery(query).getSingleResult().text();
        });

        assertThat(text).isEqualTo("one");
        assertThat(database().statements().list())
                .extracting(statement -> statement.sql().substring(0, 6))
                .containsExactly("insert", "select");
    }

    @Test
    void seesABatchAsOneStatement() {
        var batching = database().sessionFactory(Map.of("hibernate.jdbc.batch_size", 10), Note.class);
        database().statements().clear();

        batching.inTransaction(session -> {
            for (long id = 1; id <= 3; id++) {
                session.persist(new Note(id, "n" + id));
            }
        });

        assertThat(database().statements().list())
                .extracting(ExecutedStatement::batchSize)
                .containsExactly(3);
    }
}
