package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns whose character set has no characters of four bytes take none of them, and none is cut off or replaced (T39). */
class NarrowTextTest {

    private static final String SHORT = "Grüße, 東京 \u200f\u05e9\u05dc\u05d5\u05dd";
    private static final String FOUR_BYTES = "a\uD83D\uDE00b";

    @Nested
    @OnDatabase("mysql")
    class MySql extends Narrow {
        MySql() {
            super("mysql");
        }
    }

    @Nested
    @OnDatabase("mariadb")
    class MariaDb extends Narrow {
        MariaDb() {
            super("mariadb");
        }
    }

    @Nested
    @OnDatabase("mariadb10")
    class MariaDb10 extends Narrow {
        MariaDb10() {
            super("mariadb10");
        }
    }

    /** A text and a key in the old character set. */
    @Entity(name = "Telegram")
    static class Telegram {

        @Id
        Long id;

        @Column(unique = true, columnDefinition = "varchar(60) character set utf8mb3")
        String code;

        @Column(columnDefinition = "varchar(60) character set utf8mb3")
        String text;

        protected Telegram() {}

        Telegram(long id, String code, String text) {
            this.id = id;
            this.code = code;
            this.text = text;
        }

        @Override
        public String toString() {
            return id + " " + code + " " + text;
        }
    }

    /** A statement about several rows. */
    record Writing(String name, BiFunction<Upsurge, List<Telegram>, Object> statement) {
        @Override
        public String toString() {
            return name;
        }
    }

    abstract static class Narrow {

        private final TestDatabase database;
        private SessionFactory sessions;

        Narrow(String name) {
            this.database = OurDatabases.named(name);
        }

        @BeforeEach
        void open() {
            sessions = database.sessionFactory(Telegram.class);
            database.emptyTables(sessions);
        }

        static Stream<Writing> writings() {
            return Stream.of(
                    new Writing(
                            "upsert",
                            (upsurge, rows) ->
                                    upsurge.upsertInto(Telegram.class).execute(rows)),
                    new Writing(
                            "upsert by the text",
                            (upsurge, rows) -> upsurge.upsertInto(Telegram.class)
                                    .onConflict("code")
                                    .returning()
                                    .execute(rows)),
                    new Writing(
                            "update by key",
                            (upsurge, rows) ->
                                    upsurge.updateByKey(Telegram.class).execute(rows)),
                    new Writing(
                            "update",
                            (upsurge, rows) -> upsurge.update(Telegram.class)
                                    .value("text", rows.get(2).text)
                                    .value("code", rows.get(2).code)
                                    .where(row -> row.builder().equal(row.existing("id"), 3))
                                    .execute()));
        }

        @ParameterizedTest
        @MethodSource("writings")
        void textOfFourBytesIsRefused(Writing writing) {
            List<Telegram> before = telegrams("code", SHORT);
            write(upsurge -> upsurge.insertInto(Telegram.class).execute(before));
            List<Telegram> changed = telegrams("code", "changed");
            changed.get(2).text = FOUR_BYTES;

            assertThatThrownBy(() -> write(upsurge -> writing.statement().apply(upsurge, changed)))
                    .isInstanceOf(JDBCException.class)
                    .hasMessageContaining("text");

            assertThat(stored()).hasToString(before.toString());
        }

        @Test
        void keysOfFourBytesAreRefused() {
            List<Telegram> before = telegrams("code", SHORT);
            write(upsurge -> upsurge.insertInto(Telegram.class).execute(before));
            List<Telegram> added = List.of(new Telegram(5, "fine", SHORT), new Telegram(6, FOUR_BYTES, SHORT));

            assertThatThrownBy(() ->
                            write(upsurge -> upsurge.insertInto(Telegram.class).execute(added)))
                    .isInstanceOf(JDBCException.class)
                    .hasMessageContaining("code");
            assertThatThrownBy(() -> write(upsurge -> upsurge.upsertInto(Telegram.class)
                            .onConflict("code")
                            .execute(added)))
                    .isInstanceOf(JDBCException.class)
                    .hasMessageContaining("code");

            assertThat(stored()).hasToString(before.toString());
        }

        @Test
        void shorterTextComesBack() {
            List<Telegram> telegrams = telegrams(SHORT, SHORT);

            write(upsurge ->
                    upsurge.upsertInto(Telegram.class).onConflict("code").execute(telegrams));
            write(upsurge ->
                    upsurge.upsertInto(Telegram.class).onConflict("code").execute(telegrams));

            assertThat(stored()).hasToString(telegrams.toString());
        }

        private static List<Telegram> telegrams(String code, String text) {
            return new ArrayList<>(LongStream.rangeClosed(1, 4)
                    .mapToObj(id -> new Telegram(id, code + id, text))
                    .toList());
        }

        private List<Telegram> stored() {
            return sessions.fromTransaction(
                    session -> session.createSelectionQuery("from Telegram order by id", Telegram.class)
                            .getResultList());
        }

        private void write(Consumer<Upsurge> work) {
            sessions.inTransaction(session -> work.accept(Upsurge.of(session)));
        }
    }
}
