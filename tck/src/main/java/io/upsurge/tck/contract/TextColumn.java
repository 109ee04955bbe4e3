package io.upsurge.tck.contract;

import io.upsurge.tck.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.SessionFactory;

/**
 * A column that compares texts in a way of its own.
 *
 * @param name what it is called in reports
 * @param compares what needs no statement to tell
 * @param ddl what gives the column {@code name} of the table {@code Tag} that comparison
 */
record TextColumn(String name, Compares compares, List<String> ddl) {

    /** What a column takes for the same, as far as it matters here. */
    enum Compares {
        /** {@code a} and {@code A} are. */
        IGNORING_CASE,
        /** Letters of ASCII differ if they are not equal. */
        BY_CASE,
        /** That is a matter of language. */
        BY_LANGUAGE
    }

    private static final String NONDETERMINISTIC =
            "create collation if not exists \"Upsurge %s\" (provider = icu, locale = 'und-u-ks-%s', deterministic = false)";

    /** The ways that the database has; only its default where it is none of those we know. */
    static List<TextColumn> of(TestDatabase database) {
        try {
            String product = database.product().toLowerCase(Locale.ROOT);
            if (product.startsWith("h2")) {
                return List.of(
                        modified("varchar_ignorecase(40)", Compares.IGNORING_CASE),
                        modified("char(40)", Compares.BY_CASE));
            } else if (product.startsWith("hsql")) {
                return List.of(
                        new TextColumn("its default", Compares.BY_CASE, List.of()),
                        modified("char(40)", Compares.BY_CASE));
            } else if (product.startsWith("sqlite")) {
                return List.of(recreated("nocase", Compares.IGNORING_CASE), recreated("rtrim", Compares.BY_CASE));
            } else if (product.startsWith("postgresql")) {
                return List.of(
                        typed("citext", Compares.IGNORING_CASE, "create extension if not exists citext", "citext"),
                        typed(
                                "a domain",
                                Compares.IGNORING_CASE,
                                "do $$ begin create domain ci as citext; exception when duplicate_object"
                                        + " then null; end $$",
                                "ci"),
                        nondeterministic("level1"),
                        nondeterministic("level2"),
                        typed("char(40)", Compares.BY_CASE, "select 1", "char(40)"));
            } else if (product.startsWith("mariadb")) {
                return List.of(
                        collated("utf8mb4_general_ci", Compares.IGNORING_CASE),
                        collated("utf8mb4_unicode_520_nopad_ci", Compares.IGNORING_CASE),
                        collated("utf8mb4_bin", Compares.BY_CASE),
                        collated("utf8mb4_turkish_ci", Compares.BY_LANGUAGE),
                        collated("latin1_german2_ci", Compares.BY_LANGUAGE));
            } else if (product.startsWith("mysql")) {
                return List.of(
                        collated("utf8mb4_0900_ai_ci", Compares.IGNORING_CASE),
                        collated("utf8mb4_0900_as_cs", Compares.BY_CASE),
                        collated("utf8mb4_unicode_ci", Compares.IGNORING_CASE),
                        collated("utf8mb4_bin", Compares.BY_CASE),
                        collated("utf8mb4_tr_0900_ai_ci", Compares.BY_LANGUAGE),
                        collated("latin1_german2_ci", Compares.BY_LANGUAGE));
            }
            Compares compares = database.dialect().catalogue().isPresent() ? Compares.BY_LANGUAGE : Compares.BY_CASE;
            return List.of(new TextColumn("its default", compares, List.of()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sessions over a table that has this column. */
    SessionFactory sessions(TestDatabase database, Class<?>... entities) {
        SessionFactory sessions = database.sessionFactory(Map.of("upsurge.column", name), entities);
        database.emptyTables(sessions);
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String sql : ddl) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return sessions;
    }

    private static TextColumn modified(String type, Compares compares) {
        return new TextColumn(type, compares, List.of("alter table Tag alter column name " + type));
    }

    private static TextColumn recreated(String collation, Compares compares) {
        return new TextColumn(
                collation,
                compares,
                List.of(
                        "drop table Tag",
                        "create table Tag (id integer primary key, name varchar(40) collate " + collation
                                + " unique, label varchar(255), uses integer not null)"));
    }

    private static TextColumn typed(String name, Compares compares, String first, String type) {
        return new TextColumn(name, compares, List.of(first, "alter table Tag alter column name type " + type));
    }

    private static TextColumn nondeterministic(String level) {
        return typed(
                "ICU " + level,
                Compares.BY_LANGUAGE,
                NONDETERMINISTIC.formatted(level, level),
                "varchar(40) collate \"Upsurge " + level + "\"");
    }

    private static TextColumn collated(String collation, Compares compares) {
        String charset = collation.substring(0, collation.indexOf('_'));
        return new TextColumn(
                collation,
                compares,
                List.of("alter table Tag modify name varchar(40) character set " + charset + " collate " + collation));
    }

    @Override
    public String toString() {
        return name;
    }
}
