package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The mapping has a key that the table does not have, and the database itself says so where nobody had it verified. */
class MissingKeyTest {

    /** A key of which the database does not know. */
    @Entity(name = "Badge")
    static class Badge {

        @Id
        @Nullable
        Long id;

        @Column(unique = true)
        @Nullable
        String label;

        protected Badge() {}

        Badge(long id, String label) {
            this.id = id;
            this.label = label;
        }
    }

    @Nested
    @OnDatabase("postgres")
    class OnPostgres {
        @Test
        void isNamed() throws SQLException {
            assertNamed("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class OnPostgres18 {
        @Test
        void isNamed() throws SQLException {
            assertNamed("pgvector");
        }
    }

    @Nested
    @OnDatabase("sqlite")
    class OnSqlite {
        @Test
        void isNamed() throws SQLException {
            assertNamed("sqlite");
        }
    }

    private static void assertNamed(String name) throws SQLException {
        TestDatabase database = OurDatabases.named(name);
        SessionFactory sessions = database.sessionFactory(Badge.class);
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table Badge");
            statement.execute("create table Badge (id bigint primary key, label varchar(255))");
        }
        try (Session session = sessions.openSession()) {
            session.beginTransaction();
            assertThatThrownBy(() -> Upsurge.of(session)
                            .upsertInto(Badge.class)
                            .onConflict("label")
                            .execute(List.of(new Badge(1, "secret"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("Badge", "label", "cannot be a conflict target", "verifySchema()")
                    .hasMessageNotContaining("secret");
            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            session.getTransaction().rollback();
        } finally {
            database.emptyTables(sessions);
        }
    }
}
