package io.upsurge.dialect;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a database's catalogue tells about a table: how its columns compare values, and which unique keys it has. A
 * session factory asks it once for each table whose key holds texts, decimal numbers or fractions of a second, in the
 * transaction that needs it, and about unique keys where a statement wants them verified.
 */
public interface Catalogue {

    /** A query with its parameters, which are texts. */
    record Query(String sql, List<String> parameters) {
        public Query {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * The query for some columns of a table; it may answer for other columns, too. Unless {@link #read} knows better, it
     * gives a row per column: its name; the rule by which it compares texts, in words that {@link #text} understands, or
     * NULL where only equal texts are equal; 1 where blanks at the end of a text do not count, else 0; and how many
     * digits of a number or of a second it keeps behind the point, or NULL.
     *
     * @param table the table's name as it stands in SQL
     * @param columns the columns' names as they stand in SQL
     */
    Query query(String table, List<String> columns);

    /** How the columns compare, by their names without quotes. */
    default Map<String, ColumnComparison> read(ResultSet rows, List<String> columns) throws SQLException {
        Map<String, ColumnComparison> comparisons = new HashMap<>();
        while (rows.next()) {
            String rule = rows.getString(2);
            boolean ignoresTrailingBlanks = rows.getInt(3) == 1;
            int kept = rows.getInt(4);
            OptionalInt digits = rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(kept);
            TextComparison text = rule == null
                    ? TextComparison.EXACT.ignoringTrailingBlanks(ignoresTrailingBlanks)
                    : text(rule, ignoresTrailingBlanks);
            comparisons.put(
                    rows.getString(1), new ColumnComparison(text, digits, furtherDecimals(), digits, furtherSeconds()));
        }
        return comparisons;
    }

    /**
     * The query for the unique keys of a table, its primary key among them; without it, the JDBC driver is asked, which
     * may not know everything. It gives a row for each part of each key, the parts of one key in their order: the key's
     * name; the column's name, or NULL where the part is not a whole column; the part as a person reads it; the
     * predicate of a partial index, or NULL; and 1 where the key is deferrable, else 0.
     *
     * @param table the table's name as it stands in SQL
     */
    default Optional<Query> uniqueKeys(String table) {
        return Optional.empty();
    }

    /**
     * The query that gives a row where a table's rows are those of others, as of partitioned tables and views, for dialects
     * that speak otherwise about such tables.
     *
     * @param table the table's name as it stands in SQL
     */
    default Optional<Query> keepsRowsElsewhere(String table) {
        return Optional.empty();
    }

    /**
     * The query that gives a row where the database may hide rows of a table from the user, as policies of row security do.
     *
     * @param table the table's name as it stands in SQL
     */
    default Optional<Query> hidesRows(String table) {
        return Optional.empty();
    }

    /**
     * The query that gives a row where the database may hide rows of a table from some user; asked once for each table, so
     * that only of such tables it is asked what this user sees.
     *
     * @param table the table's name as it stands in SQL
     */
    default Optional<Query> securesRows(String table) {
        return Optional.empty();
    }

    /**
     * The query that gives a row for each column of a table: 1 where the user may load rows into a temporary table, and 1
     * where loading them into the table itself does all that an insert does, else 0; then the column's name and the name
     * of its type. For dialects that have a {@link RowLoader}.
     *
     * @param table the table's name as it stands in SQL
     */
    default Optional<Query> loading(String table) {
        return Optional.empty();
    }

    /** Which texts are equal by a rule that the query gave. */
    TextComparison text(String rule, boolean ignoresTrailingBlanks);

    /** What becomes of more digits of a number than a column keeps: {@code HALF_UP} or {@code HALF_DOWN}. */
    default RoundingMode furtherDecimals() {
        return RoundingMode.HALF_UP;
    }

    /** What becomes of more digits of a second than a column keeps: {@code HALF_UP} or {@code DOWN}. */
    default RoundingMode furtherSeconds() {
        return RoundingMode.HALF_UP;
    }
}
