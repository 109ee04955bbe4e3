package io.upsurge.tck.contract;

import static io.upsurge.Outcome.INSERTED;
import static io.upsurge.Outcome.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.StaleRowsException;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Awkward;
import io.upsurge.tck.model.Elsewhere;
import io.upsurge.tck.model.Entry;
import io.upsurge.tck.model.Entry_;
import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reserved, quoted and awkward names of tables and columns (T41): what a mapping may be called, statements can write.
 *
 * <p>Among the names are those that statements give to rows of their own; a table or a column that has one of them
 * must not be taken for such a row.
 */
public abstract class NamesContract extends Contract {

    private static final String LONG = "n".repeat(63);

    protected NamesContract() {
        super();
    }

    /** Names in backticks are quoted, and a doubled quote in them stands for one. */
    static List<String> names() {
        return List.of(
                "existing",
                "excluded",
                "given",
                "stored_row",
                "old",
                "new",
                "`POSITION`",
                "t",
                "tr",
                "s",
                "c0",
                "existing_row",
                "`existing`",
                "`excluded`",
                "`Excluded`",
                "`given`",
                "`old`",
                "`stored`",
                "`position`",
                "`order`",
                "`select`",
                "`group`",
                "`from`",
                "`value`",
                "`MixedCase`",
                "`with blank`",
                "`a\"\"b`",
                "`a``b`",
                "`a;drop table a`",
                "`a.b`",
                "`a?b`",
                "`a'b`",
                "`größe_表`",
                LONG,
                "`" + LONG + "4`");
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesATableAndAKeyOfTheName(String name) {
        writes(Map.of("Entry", name, "entryCode", name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesAnIdentifierOfTheName(String name) {
        writes(Map.of("id", name));
    }

    @Test
    void writesNamesThatAreAllQuoted() {
        everyStatement(
                database().sessionFactory(Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, true), Entry.class));
    }

    @Test
    void writesNamesThatAStrategyMakes() {
        everyStatement(database()
                .sessionFactory(
                        Map.of(
                                MappingSettings.PHYSICAL_NAMING_STRATEGY,
                                PhysicalNamingStrategySnakeCaseImpl.class.getName()),
                        Entry.class));
    }

    /** A schema on H2 and PostgreSQL, a catalog on MySQL and MariaDB, neither on SQLite. */
    @Test
    void writesATableOfAnotherSchema() throws SQLException {
        OtherSchema schema = OtherSchema.of(database());
        schema.create(database());
        try {
            SessionFactory sessions = database()
                    .sessionFactory(
                            Map.of(
                                    MappingSettings.PHYSICAL_NAMING_STRATEGY,
                                    schema,
                                    SchemaToolingSettings.HBM2DDL_AUTO,
                                    "create-only"),
                            Elsewhere.class);
            upsurge(
                    sessions,
                    upsurge -> upsurge.upsertInto(Elsewhere.class)
                            .onNaturalId()
                            .verifySchema()
                            .execute(List.of(new Elsewhere(1L, "a", "one", 1))));

            MutationResult<Elsewhere> result = upsurge(
                    sessions,
                    upsurge -> upsurge.upsertInto(Elsewhere.class)
                            .onNaturalId()
                            .doUpdate(set -> set.excluded("label")
                                    .expression(
                                            "amount",
                                            row -> row.builder()
                                                    .sum(
                                                            row.<Integer>existing("amount"),
                                                            row.<Integer>excluded("amount")))
                                    .where(row -> row.builder().notEqual(row.existing("label"), row.excluded("label"))))
                            .outcomes(Outcomes.EXACT)
                            .returning()
                            .execute(List.of(new Elsewhere(1L, "a", "two", 2), new Elsewhere(2L, "b", "new", 3))));

            assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(UPDATED, INSERTED);
            assertThat(result.entities()).extracting(entry -> entry.amount).containsExactly(3, 3);
            if (schema.isUsed()) {
                assertThat(database().statements().sql())
                        .allSatisfy(sql -> assertThat(sql).contains(schema.name() + "."));
            }
        } finally {
            schema.drop(database());
        }
    }

    @Test
    void writesNamesOfItsOwnAllAtOnce() {
        SessionFactory sessions = database().sessionFactory(Awkward.class);
        database().emptyTables(sessions);
        CompositeKeys.complete(database(), "awkward", "\"a \"\"table``, given\"", "\"position\", \"c0\"");
        Awkward first = new Awkward(1L, "p", 1, "one");
        first.old = 1;
        first.fresh = " tick ";
        upsurge(sessions, upsurge -> upsurge.upsert(first));

        Awkward second = new Awkward(1L, "p", 1, "two");
        second.existing = 2;
        second.excluded = 3;
        second.fresh = " tock ";
        MutationResult<Awkward> result = upsurge(
                sessions,
                upsurge -> upsurge.upsertInto(Awkward.class)
                        .onConflict("position", "number")
                        .doUpdate(set -> set.excluded("text", "existing", "excluded", "old", "fresh")
                                .where(row -> row.builder().notEqual(row.existing("text"), row.excluded("text"))))
                        .outcomes(Outcomes.EXACT)
                        .returning()
                        .execute(List.of(second, new Awkward(2L, "q", 1, null))));

        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(UPDATED, INSERTED);
        Awkward stored = sessions.fromTransaction(session -> session.find(Awkward.class, 1L));
        assertThat(stored)
                .usingRecursiveComparison()
                .isEqualTo(result.entities().get(0));
        assertThat(stored.text).isEqualTo("two");
        assertThat(stored.existing).isEqualTo(2);
        assertThat(stored.excluded).isEqualTo(3);
        assertThat(stored.old).isNull();
        assertThat(stored.fresh).isEqualTo("TOCK");
        assertThat(stored.next).isEqualTo(2);
    }

    @Test
    void findsAConstraintByTheNameThatTheMappingGivesIt() {
        SessionFactory sessions = database().sessionFactory(Awkward.class);
        database().emptyTables(sessions);
        upsurge(sessions, upsurge -> upsurge.upsert(new Awkward(1L, "p", 1, "one")));
        for (String name : List.of("Uk ``of \"\"position", "`Uk ``of \"\"position`")) {
            try {
                MutationResult<Awkward> result = upsurge(
                        sessions,
                        upsurge -> upsurge.upsertInto(Awkward.class)
                                .onConstraint(name)
                                .doUpdate(set -> set.excluded("text"))
                                .returning()
                                .execute(List.of(new Awkward(1L, "p", 1, name))));
                assertThat(result.entities())
                        .extracting(awkward -> awkward.text)
                        .containsExactly(name);
            } catch (UnsupportedMutationException refused) {
                assertThat(refused).hasMessageContaining("its conflict target cannot be a constraint's name");
                assertThat(database().statements().sql()).isEmpty();
            }
        }
    }

    private void writes(Map<String, String> names) {
        everyStatement(database()
                .sessionFactory(Map.of(MappingSettings.PHYSICAL_NAMING_STRATEGY, new Renaming(names)), Entry.class));
    }

    private void everyStatement(SessionFactory sessions) {
        database().emptyTables(sessions);
        mergeLike(sessions);
        expressions(sessions);
        tuplesAndOutcomes(sessions);
        versions(sessions);
        onlyIfChanged(sessions);
    }

    private void mergeLike(SessionFactory sessions) {
        Entry inserted = upsurge(sessions, upsurge -> upsurge.upsert(new Entry(1L, "a", "one", 1)));
        assertThat(inserted.displayLabel).isEqualTo("one");

        List<Entry> all = upsurge(
                sessions,
                upsurge -> upsurge.upsertAll(List.of(new Entry(2L, "b", "two", 2), new Entry(1L, "a", "uno", 10))));
        assertThat(all).extracting(entry -> entry.displayLabel).containsExactly("two", "uno");

        Entry present = upsurge(sessions, upsurge -> upsurge.insertIfAbsent(new Entry(1L, "a", "eins", 0)));
        Entry absent = upsurge(sessions, upsurge -> upsurge.insertIfAbsent(new Entry(3L, "c", "three", 3)));
        assertThat(present.displayLabel).isEqualTo("uno");
        assertThat(absent.displayLabel).isEqualTo("three");
        assertThat(amounts(sessions)).containsExactly(10, 2, 3);
    }

    private void expressions(SessionFactory sessions) {
        upsurge(
                sessions,
                upsurge -> upsurge.upsertInto(Entry.class)
                        .onNaturalId()
                        .doUpdate(set -> set.expression(
                                        Entry_.amountLeft,
                                        row -> row.builder()
                                                .sum(row.existing(Entry_.amountLeft), row.excluded(Entry_.amountLeft)))
                                .expression(
                                        Entry_.displayLabel,
                                        row -> row.builder()
                                                .concat(
                                                        row.existing(Entry_.displayLabel),
                                                        row.excluded(Entry_.displayLabel)))
                                .where(row -> row.builder()
                                        .and(
                                                row.builder().greaterThan(row.existing(Entry_.amountLeft), 2),
                                                row.builder()
                                                        .notEqual(
                                                                row.existing(Entry_.displayLabel),
                                                                row.excluded(Entry_.displayLabel)))))
                        .execute(List.of(
                                new Entry(1L, "a", "!", 5),
                                new Entry(2L, "b", "?", 5),
                                new Entry(4L, "d", "four", 4))));
        assertThat(amounts(sessions)).containsExactly(15, 2, 3, 4);
        assertThat(labels(sessions)).containsExactly("uno!", "two", "three", "four");
    }

    private void tuplesAndOutcomes(SessionFactory sessions) {
        MutationResult<Entry> result = upsurge(
                sessions,
                upsurge -> upsurge.upsertInto(Entry.class)
                        .onConflict(Entry_.entryCode)
                        .returning(Entry_.entryCode, Entry_.amountLeft)
                        .outcomes(Outcomes.EXACT)
                        .execute(List.of(new Entry(5L, "e", "five", 5), new Entry(1L, "a", "uno", 1))));
        assertThat(result.tuples())
                .extracting(Tuple::toArray)
                .containsExactly(new Object[] {"e", 5}, new Object[] {"a", 1});
        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(INSERTED, UPDATED);
    }

    private void versions(SessionFactory sessions) {
        Entry read = sessions.fromTransaction(session -> session.find(Entry.class, 1L));
        Integer version = read.version;
        read.displayLabel = "right";
        assertThat(upsurge(sessions, upsurge -> upsurge.upsert(read)).version)
                .isEqualTo(version == null ? null : version + 1);
        read.version = version;
        read.displayLabel = "stale";
        assertThatThrownBy(() -> upsurge(sessions, upsurge -> upsurge.upsert(read)))
                .isInstanceOf(StaleRowsException.class);
        assertThat(labels(sessions)).startsWith("right");
    }

    private void onlyIfChanged(SessionFactory sessions) {
        MutationResult<Entry> result = upsurge(
                sessions,
                upsurge -> upsurge.upsertInto(Entry.class)
                        .onPrimaryKey()
                        .onlyIfChanged()
                        .outcomes(Outcomes.EXACT)
                        .execute(List.of(new Entry(1L, "a", "right", 1), new Entry(2L, "b", "changed", 2))));
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(result.updated()).isEqualTo(1);
    }

    private <T> T upsurge(SessionFactory sessions, Function<Upsurge, T> work) {
        return sessions.fromTransaction(session -> {
            database().statements().clear();
            return work.apply(Upsurge.of(session));
        });
    }

    private static List<Integer> amounts(SessionFactory sessions) {
        return stored(sessions).stream().map(entry -> entry.amountLeft).toList();
    }

    private static List<String> labels(SessionFactory sessions) {
        return stored(sessions).stream().map(entry -> entry.displayLabel).toList();
    }

    private static List<Entry> stored(SessionFactory sessions) {
        return sessions.fromTransaction(session -> session.createSelectionQuery("from Entry order by id", Entry.class)
                .getResultList());
    }
}
