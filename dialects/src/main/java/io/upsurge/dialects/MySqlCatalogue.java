package io.upsurge.dialects;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.TextComparison;
import io.upsurge.dialect.TextComparison.Reach;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How columns compare on MySQL and MariaDB: by their collations.
 *
 * @param padsWithBlanks a condition on a column {@code c}: blanks at the end of its texts do not count
 * @param furtherSeconds what becomes of more digits of a second than a column keeps
 */
record MySqlCatalogue(String padsWithBlanks, RoundingMode furtherSeconds) implements Catalogue {

    /** MySQL: its newer collations count blanks at the end. */
    static final MySqlCatalogue MYSQL = new MySqlCatalogue(
            "(select k.pad_attribute from information_schema.collations k where k.collation_name = c.collation_name)"
                    + " = 'PAD SPACE'",
            RoundingMode.HALF_UP);

    /** MariaDB: only collations whose names say so count blanks at the end. */
    static final MySqlCatalogue MARIADB = new MySqlCatalogue("c.collation_name not like '%nopad%'", RoundingMode.DOWN);

    /** Collations without the rules of a language. */
    private static final Pattern ROOT = Pattern.compile(
            "utf8(mb[34])?_(general|unicode|unicode_520|0900_a[is]|uca1400(_nopad)?_a[is])(_nopad)?_c[is]");

    @Override
    public Query query(String table, List<String> columns) {
        String sql = """
                select c.column_name,
                       concat('convert(? using ', c.character_set_name, ') collate ', c.collation_name),
                       case when c.data_type = 'char' or %s then 1 else 0 end,
                       coalesce(c.datetime_precision, c.numeric_scale)
                from information_schema.columns c
                where c.table_name = ? and c.table_schema =\s""".formatted(padsWithBlanks);
        String name = SqlNames.unquoted(SqlNames.simpleName(table));
        return SqlNames.schema(table)
                .map(schema -> new Query(sql + "?", List.of(name, schema)))
                .orElse(new Query(sql + "database()", List.of(name)));
    }

    @Override
    public Optional<Query> uniqueKeys(String table) {
        String sql = """
                select s.index_name, case when s.sub_part is null then s.column_name end,
                       case when s.sub_part is null then 'an expression'
                            else concat('the beginning of ', s.column_name) end,
                       null, 0
                from information_schema.statistics s
                where s.non_unique = 0 and s.table_name = ? and s.table_schema = %s
                order by s.index_name, s.seq_in_index""";
        String name = SqlNames.unquoted(SqlNames.simpleName(table));
        return SqlNames.schema(table)
                .map(schema -> new Query(sql.formatted("?"), List.of(name, schema)))
                .or(() -> Optional.of(new Query(sql.formatted("database()"), List.of(name))));
    }

    @Override
    public TextComparison text(String rule, boolean ignoresTrailingBlanks) {
        String collation = rule.substring(rule.lastIndexOf(' ') + 1);
        if (collation.endsWith("_bin")) {
            return new TextComparison(false, ignoresTrailingBlanks, Reach.ALL_TEXTS, rule);
        }
        boolean root = ROOT.matcher(collation).matches();
        return new TextComparison(
                root && collation.endsWith("_ci"),
                ignoresTrailingBlanks,
                root ? Reach.LATIN_LETTERS : Reach.NOTHING_ELSE,
                rule);
    }
}
