package io.upsurge.dialects;

import static io.upsurge.dialect.Capability.ANY_KEY_TARGET;
import static io.upsurge.dialect.Capability.CONDITION_OVER_TARGET;
import static io.upsurge.dialect.Capability.IDENTITY_IN_ORDER;
import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.RETURNING;
import static io.upsurge.dialect.Capability.RETURNING_DELETED;
import static io.upsurge.dialect.Capability.VALUE_OVER_TARGET;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.OnDuplicateKey;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.dialect.StandardSql;
import io.upsurge.statement.Column;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpsertStatement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MariaDBDialect;

/** MariaDB from 10.6 on: like MySQL, with {@code value(column)} for the given row, and with RETURNING. */
public final class MariaDb extends OnDuplicateKey {

    private static final Pattern SAYS_ALL =
            Pattern.compile("signed|unsigned|double|date|(decimal|datetime|time)\\(\\d+(,\\s*\\d+)?\\)");

    @Override
    public Class<? extends Dialect> database() {
        return MariaDBDialect.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                RETURNING,
                IDENTITY_IN_ORDER,
                RETURNING_DELETED,
                CONDITION_OVER_TARGET,
                VALUE_OVER_TARGET,
                ANY_KEY_TARGET,
                LOCKING_READ);
    }

    @Override
    public int maxParameters() {
        return 65_535;
    }

    @Override
    public void upsert(UpsertStatement upsert, int rows, SqlWriter sql) {
        super.upsert(upsert, rows, sql);
        upsert.returning().ifPresent(returning -> returning(returning, upsert.table(), sql));
    }

    @Override
    public void insert(InsertStatement insert, int rows, SqlWriter sql) {
        StandardSql.insert(insert, rows, sql);
        insert.returning().ifPresent(returning -> returning(returning, insert.table(), sql));
    }

    @Override
    public void read(KeyRead read, int rows, SqlWriter sql) {
        StandardSql.selections(read, sql);
        sql.add(" from ");
        given(read.rows(), rows, sql);
        StandardSql.join(read, " straight_join ", " <=> ", sql);
        sql.add(read.lock() ? " for update" : "");
    }

    /**
     * The types are said in the first row: a prepared statement would take them from what that row brings, and NULL brings
     * no fraction of seconds. Where all of them are said, the others follow as values; else each as a select, which takes
     * the server half as long again to read, but lets it find out the types of all rows (10.11, 11.8).
     */
    @Override
    protected void given(RowSource source, int rows, boolean positioned, SqlWriter sql) {
        List<Column> columns = source.brought();
        boolean typed = columns.stream().allMatch(MariaDb::saysAllInItsType);
        sql.add("(select ");
        sql.times(columns.size(), index -> {
            first(columns.get(index), index, sql);
            sql.add(" as c" + index);
        });
        sql.add(positioned ? ", 0 as position" : "").add(typed && rows > 1 ? " union all values " : "");
        for (int number = 1; number < rows; number++) {
            int row = number;
            sql.add(typed ? row == 1 ? "(" : ", (" : " union all select ");
            sql.times(columns.size(), index -> sql.value(columns.get(index), row, index));
            sql.add(positioned ? ", " + row : "").add(typed ? ")" : "");
        }
        sql.add(") given");
    }

    /** A prepared cast of NULL to {@code signed} is of 32 bits (10.11, 11.8), unless it has more digits by itself. */
    private static void first(Column column, int index, SqlWriter sql) {
        if (column.type().equals("signed") && saysAllInItsType(column)) {
            sql.add("cast(cast(").value(column, 0, index).add(" as decimal(20)) as signed)");
        } else if (saysAllInItsType(column)) {
            sql.typedValue(column, 0, index);
        } else {
            sql.value(column, 0, index);
        }
    }

    /** Whether a cast to the column's type keeps all that the column would keep, whatever row it is of; no text's does. */
    private static boolean saysAllInItsType(Column column) {
        return column.write().equals("?") && SAYS_ALL.matcher(column.type()).matches();
    }

    /** From an array of so many elements: a recursive query ends after 1000 rounds, and {@code seq_1_to_n} needs rights. */
    @Override
    public Optional<String> nextValues(String next) {
        return Optional.of("select " + next
                + " from json_table(concat('[1', repeat(',1', ? - 1), ']'), '$[*]' columns (one int path '$')) given");
    }

    @Override
    public Optional<Catalogue> catalogue() {
        return Optional.of(MySqlCatalogue.MARIADB);
    }

    @Override
    protected String rowAlias(String table) {
        return "";
    }

    @Override
    protected String excluded(String table, String column) {
        return "value(" + table + "." + column + ")";
    }

    /** Tied to the stored row: the server runs a subquery that names only given values once for all rows (11.8, 10.11). */
    @Override
    protected String excludedInSubquery(String table, String column, String key) {
        String value = excluded(table, column);
        return "if(" + key + " = " + key + ", " + value + ", " + value + ")";
    }

    private static void returning(Returning returning, String table, SqlWriter sql) {
        RowNames names = RowNames.qualified(SqlNames.simpleName(table), "excluded");
        sql.add(" returning ").list(returning.selections(), selection -> sql.fragment(selection, names));
    }
}
