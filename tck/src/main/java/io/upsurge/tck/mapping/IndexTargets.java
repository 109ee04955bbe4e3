package io.upsurge.tck.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An upsert whose target is a unique index that no mapping describes: a row that the index has is updated, another one inserted.
 *
 * @param index the index, from {@code on} on
 * @param target how an upsert names it
 * @param refusal words of the message where the database cannot have it for a target
 */
record IndexTargets(String mapping, String index, UnaryOperator<Upsert<Indexed>> target, String refusal)
        implements Circumstance {

    /** A row that such an index is over. */
    @Entity(name = "IndexedRow")
    @Table(name = "indexed_row")
    @DynamicUpdate
    public static class Indexed {
        @Id
        public @Nullable Long id;

        public @Nullable String code;

        public int open;

        public @Nullable String text;

        protected Indexed() {}

        Indexed(long id, String code, int open, String text) {
            this.id = id;
            this.code = code;
            this.open = open;
            this.text = text;
        }
    }

    static List<Circumstance> all() {
        return List.of(
                new IndexTargets(
                        "a partial unique index as the target",
                        "on indexed_row (code) where open = 1",
                        upsert -> upsert.onConflict(index ->
                                index.over("code").where(row -> row.builder().equal(row.existing("open"), 1))),
                        "partial unique index"),
                new IndexTargets(
                        "a unique index over an expression as the target",
                        "on indexed_row ((lower(code)))",
                        upsert -> upsert.onConflict(
                                index -> index.over(row -> row.builder().lower(row.existing("code")))),
                        "unique index over expressions"));
    }

    @Override
    public String cell(TestDatabase database) throws SQLException {
        SessionFactory sessions = database.sessionFactory(Indexed.class);
        database.emptyTables(sessions);
        sessions.inTransaction(session -> session.persist(new Indexed(1, "a", 1, "old")));
        boolean there = isCreated(database);
        database.statements().clear();
        try {
            MutationResult<Indexed> result = sessions.fromTransaction(
                    session -> target.apply(Upsurge.of(session).upsertInto(Indexed.class))
                            .doUpdate(set -> set.excluded("text"))
                            .returning()
                            .execute(List.of(new Indexed(8, "a", 1, "new"), new Indexed(9, "b", 1, "more"))));
            assertThat(there).as("without the index it was no target").isTrue();
            assertThat(result.entities()).extracting(row -> row.id + row.text).containsExactly("1new", "9more");
        } catch (InvalidMutationException | UnsupportedMutationException refused) {
            assertThat(database.statements().count())
                    .as("statements before it was refused")
                    .isZero();
            assertThat(refused).hasMessageContaining(refusal);
            return (there ? "" : NONE_THERE + ": ") + "refused: " + refusal;
        } finally {
            database.emptyTables(sessions);
        }
        return "yes";
    }

    private boolean isCreated(TestDatabase database) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create unique index indexed_row_target " + index);
            return true;
        } catch (SQLException noSuchIndex) {
            return false;
        }
    }
}
