package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Awkward;
import io.upsurge.tck.model.Elsewhere;
import io.upsurge.tck.model.Entry;
import io.upsurge.tck.model.Entry_;
import jakarta.persistence.criteria.Subquery;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Updates and deletes by a condition of tables and columns with awkward names (T41). */
public abstract class MutationNamesContract extends Contract {

    protected MutationNamesContract() {
        super();
    }

    static List<String> names() {
        return NamesContract.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesATableAndAColumnOfTheName(String name) {
        writes(Map.of("Entry", name, "amountLeft", name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesAnIdentifierOfTheName(String name) {
        writes(Map.of("id", name));
    }

    private void writes(Map<String, String> names) {
        SessionFactory sessions = database()
                .sessionFactory(Map.of(MappingSettings.PHYSICAL_NAMING_STRATEGY, new Renaming(names)), Entry.class);
        database().emptyTables(sessions);
        sessions.inTransaction(session -> {
            session.persist(new Entry(1L, "a", "one", 1));
            session.persist(new Entry(2L, "b", "two", 2));
            session.persist(new Entry(3L, "c", "three", 3));
        });

        MutationResult<Entry> updated = upsurge(
                sessions,
                upsurge -> upsurge.update(Entry.class)
                        .expression(
                                Entry_.amountLeft,
                                e -> e.builder()
                                        .sum(
                                                e.existing(Entry_.amountLeft),
                                                e.builder().length(e.existing(Entry_.displayLabel))))
                        .expression(Entry_.displayLabel, e -> e.builder().upper(e.existing(Entry_.displayLabel)))
                        .where(e -> e.builder().greaterThan(e.existing(Entry_.amountLeft), 1))
                        .returning()
                        .execute());
        assertThat(updated.entities()).extracting(e -> e.amountLeft).containsExactlyInAnyOrder(5, 8);
        assertThat(updated.entities()).extracting(e -> e.displayLabel).containsExactlyInAnyOrder("TWO", "THREE");

        MutationResult<Entry> deleted = upsurge(
                sessions,
                upsurge -> upsurge.deleteFrom(Entry.class)
                        .where(e -> {
                            Subquery<Integer> most = e.builder().createQuery().subquery(Integer.class);
                            most.select(e.builder().max(most.from(Entry.class).get(Entry_.amountLeft)));
                            return e.builder().equal(e.existing(Entry_.amountLeft), most);
                        })
                        .returning(Entry_.entryCode)
                        .execute());
        assertThat(deleted.tuples()).extracting(t -> t.get(0)).containsExactly("c");
        assertThat(upsurge(
                                sessions,
                                upsurge -> upsurge.deleteFrom(Entry.class)
                                        .everyRow()
                                        .execute())
                        .deleted())
                .isEqualTo(2);
    }

    @Test
    void writesATableOfAnotherSchema() throws SQLException {
        OtherSchema schema = OtherSchema.of(database());
        schema.create(database());
        dropTable(schema);
        try {
            SessionFactory sessions = database()
                    .sessionFactory(
                            Map.of(
                                    MappingSettings.PHYSICAL_NAMING_STRATEGY,
                                    schema,
                                    SchemaToolingSettings.HBM2DDL_AUTO,
                                    "create-only"),
                            Elsewhere.class);
            sessions.inTransaction(session -> session.persist(new Elsewhere(1L, "a", "one", 1)));

            MutationResult<Elsewhere> updated = upsurge(
                    sessions,
                    upsurge -> upsurge.update(Elsewhere.class)
                            .expression("amount", e -> e.builder().sum(e.<Integer>existing("amount"), 1))
                            .expression(
                                    "label",
                                    e -> e.builder()
                                            .concat(
                                                    "n",
                                                    e.<Integer>existing("amount")
                                                            .as(String.class)))
                            .where(e -> e.builder().equal(e.existing("id"), 1L))
                            .returning()
                            .execute());
            assertThat(updated.entities()).extracting(e -> e.amount).containsExactly(2);
            assertThat(updated.entities()).extracting(e -> e.label).containsExactly("n1");

            assertThat(upsurge(
                                    sessions,
                                    upsurge -> upsurge.deleteFrom(Elsewhere.class)
                                            .where(e -> e.builder().equal(e.existing("code"), "a"))
                                            .returning()
                                            .execute())
                            .entities())
                    .hasSize(1);
        } finally {
            dropTable(schema);
            schema.drop(database());
        }
    }

    /** Where there is no other schema, the table stands among all others. */
    private void dropTable(OtherSchema schema) throws SQLException {
        if (!schema.isUsed()) {
            try (Connection connection = database().connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop table if exists Elsewhere");
            }
        }
    }

    /** Columns with read and write expressions, and a formula, come back as the mapping reads them. */
    @Test
    void writesNamesOfItsOwnAllAtOnce() {
        SessionFactory sessions = database().sessionFactory(Awkward.class);
        database().emptyTables(sessions);
        sessions.inTransaction(session -> session.persist(new Awkward(1L, "p", 1, "one")));

        MutationResult<Awkward> updated = upsurge(
                sessions,
                upsurge -> upsurge.update(Awkward.class)
                        .value("existing", 2)
                        .expression("excluded", e -> e.builder().sum(e.<Integer>existing("number"), 7))
                        .expression("number", e -> e.builder().sum(e.<Integer>existing("number"), 1))
                        .value("fresh", " tock ")
                        .where(e -> e.builder().equal(e.existing("position"), "p"))
                        .returning()
                        .execute());

        Awkward stored = sessions.fromTransaction(session -> session.find(Awkward.class, 1L));
        assertThat(stored)
                .usingRecursiveComparison()
                .isEqualTo(updated.entities().get(0));
        assertThat(stored.excluded).isEqualTo(8);
        assertThat(stored.fresh).isEqualTo("TOCK");
        assertThat(stored.next).isEqualTo(3);
        assertThat(upsurge(
                                sessions,
                                upsurge -> upsurge.deleteFrom(Awkward.class)
                                        .everyRow()
                                        .returning()
                                        .execute())
                        .entities())
                .extracting(e -> e.next)
                .containsExactly(3);
    }

    private <T> T upsurge(SessionFactory sessions, Function<Upsurge, T> work) {
        return sessions.fromTransaction(session -> {
            database().statements().clear();
            return work.apply(Upsurge.of(session));
        });
    }
}
