package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What an expression makes of a given text is made by the collation of the column, not by that of the database. */
@OnDatabase("postgres")
class PostgresExpressionIndexTest {

    /** A text of which {@code lower} changes the letters of ASCII only. */
    @Entity(name = "LowerWord")
    static class LowerWord {

        @Id
        @Nullable
        Integer id;

        @Column(columnDefinition = "varchar(80) collate \"C\"")
        @Nullable
        String word;

        int uses;

        protected LowerWord() {}

        LowerWord(int id, String word) {
            this.id = id;
            this.word = word;
        }
    }

    @Test
    void lowersByTheCollationOfTheColumn() throws Exception {
        TestDatabase database = OurDatabases.named("postgres");
        SessionFactory sessions = database.sessionFactory(LowerWord.class);
        database.emptyTables(sessions);
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create unique index on LowerWord (lower(word))");
        }
        for (int time = 0; time < 2; time++) {
            int first = 4 * time;
            List<LowerWord> given = List.of(
                    new LowerWord(first, "\u00c9a"),
                    new LowerWord(first + 1, "\u00e9a"),
                    new LowerWord(first + 2, time + "b"),
                    new LowerWord(first + 3, "C"));
            List<LowerWord> stored = sessions.fromTransaction(
                            session -> byLowerWord(session).execute(given))
                    .entities();

            assertThat(stored).extracting(word -> word.id).containsExactly(0, 1, first + 2, 3);
            assertThat(stored).extracting(word -> word.uses).containsExactly(time, time, 0, time);
        }
        List<LowerWord> upper =
                List.of(new LowerWord(90, "\u00c9A"), new LowerWord(91, "\u00e9A"), new LowerWord(92, "c"));
        List<LowerWord> stored = sessions.fromTransaction(
                        session -> byLowerWord(session).execute(upper))
                .entities();

        assertThat(stored).extracting(word -> word.id).containsExactly(0, 1, 3);
    }

    private static Upsert<LowerWord> byLowerWord(org.hibernate.Session session) {
        return Upsurge.of(session)
                .upsertInto(LowerWord.class)
                .onConflict(index -> index.over(word -> word.builder().lower(word.existing("word"))))
                .doUpdate(set -> set.expression("uses", word -> word.builder().sum(word.<Integer>existing("uses"), 1)))
                .returning();
    }
}
