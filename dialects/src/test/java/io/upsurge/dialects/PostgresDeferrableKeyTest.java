package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A key that may be checked at the end of the transaction is there, and yet no conflict target. */
@OnDatabase("postgres")
class PostgresDeferrableKeyTest {

    /** A key of which the database thinks otherwise than the mapping. */
    @Entity(name = "Turn")
    static class Turn {

        @Id
        @Nullable
        Integer id;

        @Column(unique = true)
        int number;

        protected Turn() {}

        Turn(int id, int number) {
            this.id = id;
            this.number = number;
        }
    }

    @Test
    void isRefusedWhereTheSchemaIsVerified() throws Exception {
        TestDatabase database = OurDatabases.named("postgres");
        SessionFactory sessions = database.sessionFactory(Turn.class);
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table Turn");
            statement.execute("create table Turn (id integer primary key,"
                    + " number integer constraint uk_turn unique deferrable)");
        }
        database.statements().clear();

        sessions.inTransaction(session -> {
            Upsert<Turn> byNumber = Upsurge.of(session).upsertInto(Turn.class).onConflict("number");
            assertThatThrownBy(() -> byNumber.verifySchema().execute(List.of(new Turn(1, 1))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("uk_turn (number), deferrable", "NOT DEFERRABLE");
        });

        assertThat(database.statements().sql()).isEmpty();
    }
}
