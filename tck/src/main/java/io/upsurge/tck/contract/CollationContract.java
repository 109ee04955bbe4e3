package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.upsurge.DuplicateKeysException;
import io.upsurge.Duplicates;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Synchronize;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Tag;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Texts in keys are compared as their column compares them: letter case, accents, blanks, languages (E6; T20). */
public abstract class CollationContract extends Contract {

    private static final int RANDOM_TEXTS = 1_000;

    private static final List<String> KEYS = List.of(
            "a",
            "A",
            "á",
            "a ",
            "ä",
            "ae",
            "æ",
            "é",
            "e\u0301",
            "E",
            "ss",
            "ß",
            "SS",
            "s",
            "i",
            "I",
            "ı",
            "İ",
            "o",
            "ø",
            "v",
            "w",
            "ü",
            "y",
            "ключ",
            "КЛЮЧ",
            "Ω",
            "ω",
            "日本",
            "ａ",
            "ｱ",
            "ア",
            "あ",
            "z\u0001",
            "z",
            "Ž",
            "ž",
            "O'x",
            "o'X",
            "\uD83D\uDE00",
            "\uD83D\uDE01");

    protected CollationContract() {
        super(Tag.class);
    }

    @TestFactory
    Stream<DynamicTest> findsTheRowsThatTheDatabaseTakesForTheSame() {
        return onEachColumn(column -> {
            SessionFactory sessions = column.sessions(database(), Tag.class);
            List<String> storable = new ArrayList<>();
            List<String> firsts = distinct(sessions, KEYS, storable);
            List<String> reversed = new ArrayList<>(storable);
            Collections.reverse(reversed);
            List<String> lasts = distinct(sessions, reversed, new ArrayList<>());

            assertThat(outcomes(sessions, storable, Duplicates.FIRST_WINS)).isEqualTo(firsts);
            assertThat(outcomes(sessions, storable, Duplicates.LAST_WINS)).containsExactlyInAnyOrderElementsOf(lasts);
            outcomes(sessions, storable, Duplicates.IN_ORDER);
            assertThat(all(sessions))
                    .hasSize(firsts.size())
                    .extracting(tag -> tag.uses)
                    .satisfies(uses -> assertThat(
                                    uses.stream().mapToInt(Integer::intValue).sum())
                            .isEqualTo(storable.size()));
        });
    }

    /** T39: one after another, each is new or has the key of one before, as the database says of it. */
    @TestFactory
    Stream<DynamicTest> findsAmongRandomTextsWhatTheDatabaseTakesForTheSame() {
        List<String> texts = RandomTexts.of(39, RANDOM_TEXTS);
        return onEachColumn(column -> {
            SessionFactory sessions = column.sessions(database(), Tag.class);
            List<String> storable = new ArrayList<>();
            List<String> firsts = distinct(sessions, texts, storable);
            List<String> reversed = new ArrayList<>(storable);
            Collections.reverse(reversed);
            List<String> lasts = distinct(sessions, reversed, new ArrayList<>());

            assertThat(storable).hasSizeGreaterThan(RANDOM_TEXTS / 25);
            assertThat(outcomes(sessions, storable, Duplicates.FIRST_WINS)).isEqualTo(firsts);
            assertThat(outcomes(sessions, storable, Duplicates.LAST_WINS)).containsExactlyInAnyOrderElementsOf(lasts);
            outcomes(sessions, storable, Duplicates.IN_ORDER);
            assertThat(all(sessions)).hasSize(firsts.size());
        });
    }

    @TestFactory
    Stream<DynamicTest> rejectsJustTheRowsThatTheDatabaseTakesForTheSame() {
        return onEachColumn(column -> {
            SessionFactory sessions = column.sessions(database(), Tag.class);
            for (List<String> pair : List.of(
                    List.of("a", "A"), List.of("a", "a "), List.of("a", "á"), List.of("ß", "ss"), List.of("a", "b"))) {
                boolean same = distinct(sessions, pair, new ArrayList<>()).size() == 1;
                delete(sessions);
                if (same) {
                    assertThatThrownBy(() -> upsert(sessions, pair, Duplicates.REJECT))
                            .as("%s", pair)
                            .isInstanceOf(DuplicateKeysException.class)
                            .hasMessageContaining("0 and 1");
                    assertThat(sent()).noneMatch(sql -> sql.contains("Tag"));
                } else {
                    upsert(sessions, pair, Duplicates.REJECT);
                    assertThat(all(sessions)).hasSize(2);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> asksTheDatabaseOnlyWhereItAloneCanTell() {
        return onEachColumn(column -> {
            SessionFactory sessions = column.sessions(database(), Tag.class);
            if (column.compares() == TextColumn.Compares.IGNORING_CASE) {
                assertThatThrownBy(() -> upsert(sessions, List.of("Key", "kEY"), Duplicates.REJECT))
                        .isInstanceOf(DuplicateKeysException.class);
                assertThat(sent()).isEmpty();
            }
            boolean byLanguage = column.compares() == TextColumn.Compares.BY_LANGUAGE;
            for (List<String> different : List.of(List.of("Key", "keys"), List.of("Clé", "clés"))) {
                delete(sessions);
                upsert(sessions, different, Duplicates.REJECT);
                assertThat(sent().stream().filter(sql -> sql.startsWith("select given.position")))
                        .hasSize(byLanguage ? 1 : 0);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> asksTheCatalogueOnce() {
        return onEachColumn(column -> {
            SessionFactory sessions = column.sessions(database(), Tag.class);
            upsert(sessions, List.of("a", "b"), Duplicates.REJECT);
            assertThat(database().statements().catalogueSql())
                    .doesNotHaveDuplicates()
                    .filteredOn(sql -> sql.contains("how columns compare"))
                    .hasSizeLessThanOrEqualTo(1);
            upsert(sessions, List.of("b", "c"), Duplicates.REJECT);
            assertThat(database().statements().catalogueCount()).isZero();
        });
    }

    @TestFactory
    Stream<DynamicTest> givesBackTheStoredRowWhateverItsLetters() {
        return onEachColumn(column -> {
            SessionFactory sessions = column.sessions(database(), Tag.class);
            List<String> given = new ArrayList<>();
            distinct(sessions, List.of("KEY", "other", "É", "日"), given);
            List<String> stored = distinct(sessions, List.of("key", "other", "é", "e"), new ArrayList<>());

            MutationResult<Tag> result = sessions.fromTransaction(session -> Upsurge.of(session)
                    .upsertInto(Tag.class)
                    .onConflict("name")
                    .doUpdate(set -> set.value("label", "new"))
                    .returning()
                    .execute(given.stream().map(name -> new Tag(name, "new", 1)).toList()));

            assertThat(result.entities())
                    .allSatisfy(tag -> assertThat(tag.label).isEqualTo("new"));
            assertThat(result.entities()).extracting(tag -> tag.id).doesNotHaveDuplicates();
            assertThat(all(sessions))
                    .extracting(tag -> String.valueOf(tag.name).stripTrailing())
                    .containsAll(stored);
            if (column.compares() == TextColumn.Compares.IGNORING_CASE) {
                assertThat(result.entities().get(0).name).isEqualTo("key");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> findsTheManagedInstanceWhateverItsLetters() {
        return onEachColumn(column -> {
            SessionFactory sessions = column.sessions(database(), Tag.class);
            for (List<String> pair : List.of(List.of("key", "KEY"), List.of("clé", "CLE"), List.of("x", "y"))) {
                boolean same = distinct(sessions, pair, new ArrayList<>()).size() == 1;
                for (Synchronize mode : List.of(Synchronize.AUTO, Synchronize.EVICT)) {
                    delete(sessions);
                    sessions.inTransaction(session -> {
                        Tag managed = new Tag(pair.get(0), "old", 0);
                        session.persist(managed);
                        byName(Upsurge.of(session)).synchronize(mode).execute(List.of(new Tag(pair.get(1), "new", 1)));

                        assertThat(session.contains(managed)).isEqualTo(!same || mode == Synchronize.AUTO);
                        assertThat(managed.label).isEqualTo(same && mode == Synchronize.AUTO ? "new" : "old");
                    });
                }
            }
        });
    }

    /** Two loaders that write keys in different letters would wait for each other if each sorted by its own. */
    @TestFactory
    Stream<DynamicTest> sendsRowsInOneOrderWhateverTheirLetters() {
        return onEachColumn(column -> {
            SessionFactory sessions = column.sessions(database(), Tag.class);
            if (column.compares() == TextColumn.Compares.IGNORING_CASE) {
                upsert(sessions, List.of("b", "A", "c", "D"), Duplicates.REJECT);
                assertThat(all(sessions)).extracting(tag -> tag.name).containsExactly("A", "b", "c", "D");
                delete(sessions);
                upsert(sessions, List.of("B", "a", "C", "d"), Duplicates.REJECT);
                assertThat(all(sessions)).extracting(tag -> tag.name).containsExactly("a", "B", "C", "d");
            }
        });
    }

    private Stream<DynamicTest> onEachColumn(Consumer<TextColumn> test) {
        return TextColumn.of(database()).stream().map(column -> dynamicTest(column.name(), () -> test.accept(column)));
    }

    /** The keys that the database itself takes into an empty table, one after another. */
    private static List<String> distinct(SessionFactory sessions, List<String> keys, List<String> storable) {
        delete(sessions);
        List<String> distinct = new ArrayList<>();
        sessions.inTransaction(session -> session.doWork(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into Tag (name, label, uses) values (?, 'truth', 0)")) {
                for (String key : keys) {
                    Savepoint before = connection.setSavepoint();
                    try {
                        insert.setString(1, key);
                        insert.executeUpdate();
                        distinct.add(key);
                        storable.add(key);
                        connection.releaseSavepoint(before);
                    } catch (SQLException e) {
                        connection.rollback(before);
                        if (isOfUniqueKey(e)) {
                            storable.add(key);
                        }
                    }
                }
            }
        }));
        return distinct;
    }

    private static boolean isOfUniqueKey(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("23")
                || String.valueOf(e.getMessage()).contains("UNIQUE constraint failed");
    }

    /** The keys of the rows that were not skipped. */
    private List<String> outcomes(SessionFactory sessions, List<String> keys, Duplicates policy) {
        delete(sessions);
        MutationResult<Tag> result = upsert(sessions, keys, policy);
        return result.rows().stream()
                .filter(row -> row.outcome() != Outcome.SKIPPED)
                .map(row -> keys.get((int) row.index()))
                .toList();
    }

    private MutationResult<Tag> upsert(SessionFactory sessions, List<String> keys, Duplicates policy) {
        database().statements().clear();
        return sessions.fromTransaction(session -> byName(Upsurge.of(session))
                .doUpdate(set -> set.excluded("label")
                        .expression(
                                "uses",
                                row -> row.builder().sum(row.<Integer>existing("uses"), row.<Integer>excluded("uses"))))
                .duplicates(policy)
                .execute(keys.stream().map(key -> new Tag(key, "new", 1)).toList()));
    }

    private static Upsert<Tag> byName(Upsurge upsurge) {
        return upsurge.upsertInto(Tag.class).onConflict("name");
    }

    private static void delete(SessionFactory sessions) {
        sessions.inTransaction(
                session -> session.createMutationQuery("delete from Tag").executeUpdate());
    }

    private static List<Tag> all(SessionFactory sessions) {
        return sessions.fromTransaction(session ->
                session.createSelectionQuery("from Tag order by id", Tag.class).getResultList());
    }
}
