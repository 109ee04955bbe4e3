package io.upsurge.dialects;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.ColumnComparison;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.TextComparison;
import io.upsurge.dialect.TextComparison.Reach;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * How columns compare on SQLite: by their collations, of which NOCASE knows the letters of ASCII only. Numbers keep all
 * their digits; of seconds the driver keeps milliseconds.
 *
 * <p>The collations are those by which SQLite itself would compare the columns, as {@code explain} shows. Any pragma or
 * query would begin a read transaction, after which the transaction could not write any more once another one has
 * ({@code SQLITE_BUSY_SNAPSHOT}, 3.54).
 */
final class SqliteCatalogue implements Catalogue {

    private static final int KEPT_OF_A_SECOND = 3;

    /** A primary key that is the row's own number has no index. */
    private static final String UNIQUE_KEYS = """
            select 'the primary key', name, name, null, 0 from pragma_table_info(?) where pk > 0
            union all
            select k.name, part.name, 'an expression', case when k.partial = 1 then
                   (select coalesce(nullif(substr(m.sql, instr(lower(m.sql), ' where ') + 7), ''), 'a condition')
                    from sqlite_master m where m.type = 'index' and m.name = k.name) end, 0
            from pragma_index_list(?) k join pragma_index_xinfo(k.name) part on part.key = 1
            where k."unique" = 1""";

    @Override
    public Query query(String table, List<String> columns) {
        String comparisons = columns.stream().map(column -> column + " < ''").collect(Collectors.joining(", "));
        return new Query("explain select " + comparisons + " from " + table, List.of());
    }

    /** The comparisons stand in the program in their order, each with its collation, such as {@code NOCASE-8}. */
    @Override
    public Map<String, ColumnComparison> read(ResultSet program, List<String> columns) throws SQLException {
        List<ColumnComparison> found = new ArrayList<>();
        while (program.next()) {
            if (program.getString("opcode").equals("Lt")) {
                String collation = String.valueOf(program.getString("p4")).replaceFirst("-\\d+$", "");
                found.add(new ColumnComparison(
                        text(collation, false),
                        OptionalInt.empty(),
                        RoundingMode.HALF_UP,
                        OptionalInt.of(KEPT_OF_A_SECOND),
                        RoundingMode.DOWN));
            }
        }
        Map<String, ColumnComparison> comparisons = new HashMap<>();
        for (int i = 0; i < columns.size() && found.size() == columns.size(); i++) {
            comparisons.put(columns.get(i), found.get(i));
        }
        return comparisons;
    }

    /** Unlike {@code explain}, this reads the schema in the transaction; it is asked where that is wanted only. */
    @Override
    public Optional<Query> uniqueKeys(String table) {
        String name = SqlNames.unquoted(SqlNames.simpleName(table));
        return Optional.of(new Query(UNIQUE_KEYS, List.of(name, name)));
    }

    @Override
    public TextComparison text(String rule, boolean ignoresTrailingBlanks) {
        String operand = "? collate " + rule;
        return switch (rule.toUpperCase(Locale.ROOT)) {
            case "BINARY", "NULL" -> TextComparison.EXACT;
            case "NOCASE" -> new TextComparison(true, false, Reach.ALL_TEXTS, operand);
            case "RTRIM" -> new TextComparison(false, true, Reach.ALL_TEXTS, operand);
            default -> new TextComparison(false, false, Reach.NOTHING_ELSE, operand);
        };
    }
}
