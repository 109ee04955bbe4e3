package io.upsurge.examples.plugin;

import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.NULL_SAFE_TARGET;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Merge;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.StandardSql;
import io.upsurge.statement.KeyRead;
import java.sql.SQLException;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.HSQLDialect;

/** HSQLDB 2.7: {@code merge}; nothing comes back from a statement, so what is asked back is read by key. */
public final class Hsqldb extends Merge {

    private static final int DUPLICATE_KEY = -104;

    @Override
    public Class<? extends Dialect> database() {
        return HSQLDialect.class;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(NULL_SAFE_TARGET, LOCKING_READ);
    }

    @Override
    public int maxParameters() {
        return 32_767;
    }

    /** A read of two tables locks neither, even {@code for update}; a write locks its table in LOCKS, the default mode. */
    @Override
    public void lock(KeyRead read, SqlWriter sql) {
        StandardSql.lockTable(read, sql);
    }

    @Override
    public boolean losesRace(SQLException error) {
        return error.getErrorCode() == DUPLICATE_KEY;
    }
}
