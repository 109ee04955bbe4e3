package io.upsurge.dialects;

import static io.upsurge.dialect.Capability.ANY_KEY_TARGET;
import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.PARTIAL_INDEX_TARGET;
import static io.upsurge.dialect.Capability.RETURNING;
import static io.upsurge.dialect.Capability.RETURNS_WRITTEN_ROWS_ONLY;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.OnConflict;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.StandardSql;
import io.upsurge.statement.KeyGroups;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.RowSource;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.Dialect;

/** SQLite: {@code on conflict} and {@code returning}; a single writer, so nothing needs a lock. */
public final class Sqlite extends OnConflict {

    private static final int BUSY = 5;

    @Override
    public Class<? extends Dialect> database() {
        return SQLiteDialect.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(RETURNING, RETURNS_WRITTEN_ROWS_ONLY, PARTIAL_INDEX_TARGET, ANY_KEY_TARGET, LOCKING_READ);
    }

    @Override
    public int maxParameters() {
        return 32_766;
    }

    /** The stored column stands on the left of each comparison, so that its collation decides. */
    @Override
    public void read(KeyRead read, int rows, SqlWriter sql) {
        withGiven(read.rows(), rows, sql);
        StandardSql.selections(read, sql);
        sql.add(" from given");
        StandardSql.join(read, " join ", sql);
    }

    @Override
    public void compare(KeyGroups groups, int rows, SqlWriter sql) {
        withGiven(groups.rows(), rows, sql);
        StandardSql.partition(groups, sql);
        sql.add(" from given");
    }

    private static void withGiven(RowSource source, int rows, SqlWriter sql) {
        sql.add("with given (").list(source.names(), sql::add).add(", position) as (");
        StandardSql.positioned(source, "values ", "(", rows, false, sql);
        sql.add(") ");
    }

    @Override
    public Optional<Catalogue> catalogue() {
        return Optional.of(new SqliteCatalogue());
    }

    @Override
    public boolean isRetryable(SQLException error) {
        return error.getErrorCode() == BUSY;
    }

    @Override
    protected String returnedName(String table) {
        return StandardSql.simpleName(table);
    }
}
