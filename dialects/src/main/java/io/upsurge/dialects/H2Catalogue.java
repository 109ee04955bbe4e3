package io.upsurge.dialects;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.TextComparison;
import io.upsurge.dialect.TextComparison.Reach;
import java.util.List;

/** How columns compare on H2: VARCHAR_IGNORECASE, and the collation that a whole database may have. */
final class H2Catalogue implements Catalogue {

    private static final String COLUMNS = """
            select column_name,
                   case when data_type = 'VARCHAR_IGNORECASE' then 'cast(? as varchar_ignorecase)'
                        when collation_name <> 'OFF' then '?' end,
                   case when data_type = 'CHARACTER' then 1 else 0 end,
                   coalesce(datetime_precision, numeric_scale)
            from information_schema.columns
            where upper(table_name) = upper(?) and\s""";

    @Override
    public Query query(String table, List<String> columns) {
        String name = SqlNames.unquoted(SqlNames.simpleName(table));
        return SqlNames.schema(table)
                .map(schema -> new Query(COLUMNS + "upper(table_schema) = upper(?)", List.of(name, schema)))
                .orElse(new Query(COLUMNS + "table_schema = schema()", List.of(name)));
    }

    @Override
    public TextComparison text(String rule, boolean ignoresTrailingBlanks) {
        boolean ignoresCase = !rule.equals("?");
        return new TextComparison(
                ignoresCase, ignoresTrailingBlanks, ignoresCase ? Reach.LATIN_LETTERS : Reach.NOTHING_ELSE, rule);
    }
}
