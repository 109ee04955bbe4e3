package io.upsurge.dialects;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.TextComparison;
import io.upsurge.dialect.TextComparison.Reach;
import java.util.List;
import java.util.Optional;

/**
 * How columns compare on PostgreSQL: {@code citext}, also below domains, the collations of columns, and the
 * nondeterministic ones of unique indexes.
 */
final class PostgreSqlCatalogue implements Catalogue {

    /** Where the database's own lower case of I is not i, not even the letters of ASCII can be told. */
    private static final String CITEXT = "citext ";

    /** A collation that is given with the operand for what functions such as lower make by it. */
    private static final String EXACT = "exact ";

    private static final String COLUMNS = """
            select a.attname,
                   case when t.typname = 'citext'
                        then case when lower('I') = 'i' then 'citext ' else 'other ' end
                             || 'cast(? as ' || quote_ident(tn.nspname) || '.citext)'
                        when co.collname is not null
                        then case when co.collisdeterministic then 'exact ' else 'other ' end || '? collate ' || quote_ident(co.nspname) || '.' || quote_ident(co.collname) end,
                   case when t.typname = 'bpchar' then 1 else 0 end,
                   case when t.typname = 'numeric' and base.typmod >= 0 then ((base.typmod - 4) & 2047 # 1024) - 1024
                        when t.typname in ('timestamp', 'timestamptz', 'time', 'timetz')
                        then case when base.typmod < 0 then 6 else base.typmod end end
            from pg_attribute a
            cross join lateral (
                with recursive d (oid, typmod, basetype, basetypmod) as (
                    select t.oid, a.atttypmod, t.typbasetype, t.typtypmod from pg_type t where t.oid = a.atttypid
                    union all
                    select t.oid, d.basetypmod, t.typbasetype, t.typtypmod from d join pg_type t on t.oid = d.basetype)
                select d.oid, d.typmod from d where d.basetype = 0) base
            join pg_type t on t.oid = base.oid
            join pg_namespace tn on tn.oid = t.typnamespace
            left join lateral (
                select c.collname, n.nspname, c.collisdeterministic from pg_collation c join pg_namespace n on n.oid = c.collnamespace
                where c.oid = a.attcollation and c.collname <> 'default' or not c.collisdeterministic and exists (
                    select 1 from pg_index i cross join lateral generate_subscripts(i.indkey, 1) k
                    where i.indrelid = a.attrelid and i.indisunique
                      and i.indkey[k] = a.attnum and i.indcollation[k] = c.oid)
                order by c.collisdeterministic limit 1) co on true
            where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped""";

    private static final String UNIQUE_KEYS = """
            select i.relname, a.attname, pg_get_indexdef(x.indexrelid, k.n, true),
                   pg_get_expr(x.indpred, x.indrelid, true), case when x.indimmediate then 0 else 1 end
            from pg_index x
            join pg_class i on i.oid = x.indexrelid
            cross join lateral generate_series(1, x.indnkeyatts) k (n)
            left join pg_attribute a
                on a.attrelid = x.indrelid and a.attnum = x.indkey[k.n - 1] and a.attnum > 0
            where x.indrelid = to_regclass(?) and x.indisunique and x.indisvalid
            order by i.relname, k.n""";

    private static final String ELSEWHERE =
            "select 1 from pg_class where oid = to_regclass(?) and relkind in ('p', 'v')";

    private static final String SECURED = "select 1 from pg_class where oid = to_regclass(?) and relrowsecurity";

    /** COPY refuses tables with row-level security, and passes by rules. */
    private static final String LOADING = """
            select case when has_database_privilege(current_database(), 'TEMP') then 1 else 0 end,
                   case when c.relkind in ('r', 'p') and not c.relrowsecurity and not c.relhasrules then 1 else 0 end,
                   a.attname, format_type(a.atttypid, null)
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.oid = to_regclass(?)""";

    @Override
    public Query query(String table, List<String> columns) {
        return new Query(COLUMNS, List.of(table));
    }

    @Override
    public Optional<Query> uniqueKeys(String table) {
        return Optional.of(new Query(UNIQUE_KEYS, List.of(table)));
    }

    @Override
    public Optional<Query> keepsRowsElsewhere(String table) {
        return Optional.of(new Query(ELSEWHERE, List.of(table)));
    }

    @Override
    public Optional<Query> hidesRows(String table) {
        return Optional.of(new Query("select 1 where row_security_active(?)", List.of(table)));
    }

    @Override
    public Optional<Query> securesRows(String table) {
        return Optional.of(new Query(SECURED, List.of(table)));
    }

    @Override
    public Optional<Query> loading(String table) {
        return Optional.of(new Query(LOADING, List.of(table)));
    }

    @Override
    public TextComparison text(String rule, boolean ignoresTrailingBlanks) {
        boolean ignoresCase = rule.startsWith(CITEXT);
        Reach reach = ignoresCase ? Reach.LATIN_LETTERS : rule.startsWith(EXACT) ? Reach.ALL_TEXTS : Reach.NOTHING_ELSE;
        return new TextComparison(ignoresCase, ignoresTrailingBlanks, reach, rule.substring(rule.indexOf(' ') + 1));
    }
}
