package io.upsurge.dialects;

import static io.upsurge.dialect.Capability.ANY_KEY_TARGET;
import static io.upsurge.dialect.Capability.CONDITION_OVER_TARGET;
import static io.upsurge.dialect.Capability.EXPRESSION_INDEX_TARGET;
import static io.upsurge.dialect.Capability.IDENTITY_IN_ORDER;
import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.PARTIAL_INDEX_TARGET;
import static io.upsurge.dialect.Capability.RETURNING;
import static io.upsurge.dialect.Capability.RETURNING_DELETED;
import static io.upsurge.dialect.Capability.RETURNING_UPDATED;
import static io.upsurge.dialect.Capability.RETURNS_WRITTEN_ROWS_ONLY;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.ConditionalSql;
import io.upsurge.dialect.OnConflict;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.StandardSql;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.RowSource;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.Dialect;

/** SQLite: {@code on conflict} and {@code returning}; a single writer, who locks by writing. */
public final class Sqlite extends OnConflict {

    private static final int BUSY = 5;

    @Override
    public Class<? extends Dialect> database() {
        return SQLiteDialect.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                RETURNING,
                IDENTITY_IN_ORDER,
                RETURNS_WRITTEN_ROWS_ONLY,
                RETURNING_UPDATED,
                RETURNING_DELETED,
                CONDITION_OVER_TARGET,
                PARTIAL_INDEX_TARGET,
                EXPRESSION_INDEX_TARGET,
                ANY_KEY_TARGET,
                LOCKING_READ);
    }

    @Override
    public int maxParameters() {
        return 32_766;
    }

    /** Its statements are compiled, each parameter by itself; more rows in one make them no faster. */
    @Override
    public int preferredChunk() {
        return 100;
    }

    /** The stored column stands on the left of each comparison, so that its collation decides. */
    @Override
    public void read(KeyRead read, int rows, SqlWriter sql) {
        StandardSql.selections(read, sql);
        sql.add(" from ");
        given(read.rows(), rows, sql);
        StandardSql.join(read, " join ", sql);
    }

    /** A transaction that has read before it writes fails, without waiting, when another wrote in between. */
    @Override
    public void lock(KeyRead read, int rows, SqlWriter sql) {
        StandardSql.lockTable(read, sql);
    }

    /** Its table is locked beforehand. */
    @Override
    public void read(ConditionalRead read, int rows, SqlWriter sql) {
        ConditionalSql.read(read, rows, sql);
    }

    /** No: numbers with a point are binary floating point. */
    @Override
    public boolean calculatesDecimals() {
        return false;
    }

    /** The least number has no opposite, and asking for it is an error; sums beyond 64 bits are floating point. */
    @Override
    public Fragment withinBits(Fragment number, int bits) {
        long most = -1L >>> (Long.SIZE - bits + 1);
        return number.between(
                "(select case when made between " + (-most - 1) + " and " + most
                        + " or made is null then made else abs(" + Long.MIN_VALUE + ") end from (select ",
                " as made))");
    }

    @Override
    public void given(RowSource source, int rows, SqlWriter sql) {
        int columns = source.brought().size();
        sql.add("(select ").times(columns, index -> sql.add("column" + (index + 1) + " as c" + index));
        sql.add(", column" + (columns + 1) + " as position from (");
        StandardSql.positioned(source, "values ", "(", rows, false, sql);
        sql.add(")) given");
    }

    @Override
    public Optional<Catalogue> catalogue() {
        return Optional.of(new SqliteCatalogue());
    }

    /** Another connection writes, or has written since this one began to read. */
    @Override
    public boolean isRetryable(SQLException error) {
        return error.getErrorCode() == BUSY;
    }

    @Override
    public boolean refusesTarget(SQLException error) {
        return String.valueOf(error.getMessage()).contains("ON CONFLICT clause does not match");
    }

    @Override
    protected String returnedName(String table) {
        return SqlNames.simpleName(table);
    }
}
