package io.upsurge.dialects;

import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.NULL_SAFE_TARGET;
import static io.upsurge.dialect.Capability.RETURNING;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Merge;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.dialect.StandardSql;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.Returning;
import io.upsurge.statement.UpsertStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;

/** H2: {@code merge}, read back through {@code final table}. */
public final class H2 extends Merge {

    private static final int DUPLICATE_KEY = 23_505;

    @Override
    public Class<? extends Dialect> database() {
        return H2Dialect.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(RETURNING, NULL_SAFE_TARGET, LOCKING_READ);
    }

    @Override
    public int maxParameters() {
        return 100_000;
    }

    @Override
    public void upsert(UpsertStatement upsert, int rows, SqlWriter sql) {
        finalTable(upsert.returning(), () -> super.upsert(upsert, rows, sql), sql);
    }

    @Override
    public void insert(InsertStatement insert, int rows, SqlWriter sql) {
        finalTable(insert.returning(), () -> StandardSql.insert(insert, rows, sql), sql);
    }

    /** Another transaction inserted the row between this statement's look and its insert. */
    @Override
    public boolean losesRace(SQLException error) {
        return error.getErrorCode() == DUPLICATE_KEY;
    }

    private static void finalTable(Optional<Returning> returning, Runnable statement, SqlWriter sql) {
        if (returning.isEmpty()) {
            statement.run();
            return;
        }
        RowNames names = RowNames.qualified("existing", "excluded");
        sql.add("select ").list(returning.get().selections(), selection -> sql.fragment(selection, names));
        sql.add(" from final table (");
        statement.run();
        sql.add(") existing");
    }
}
