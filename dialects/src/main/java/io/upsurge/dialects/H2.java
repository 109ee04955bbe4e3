package io.upsurge.dialects;

import static io.upsurge.dialect.Capability.CONDITION_OVER_TARGET;
import static io.upsurge.dialect.Capability.IDENTITY_IN_ORDER;
import static io.upsurge.dialect.Capability.LOCKING_READ;
import static io.upsurge.dialect.Capability.NULL_SAFE_TARGET;
import static io.upsurge.dialect.Capability.RETURNING;
import static io.upsurge.dialect.Capability.RETURNING_DELETED;
import static io.upsurge.dialect.Capability.RETURNING_UPDATED;
import static io.upsurge.dialect.Capability.RETURNS_WRITTEN_ROWS_ONLY;
import static io.upsurge.dialect.Capability.VALUE_OVER_TARGET;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.ConditionalSql;
import io.upsurge.dialect.Merge;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.StandardSql;
import io.upsurge.statement.ConditionalDelete;
import io.upsurge.statement.ConditionalUpdate;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.MissingRowsInsert;
import io.upsurge.statement.Returning;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;

/** H2: {@code merge}, a row at a time, read back through {@code final table}. */
public final class H2 extends Merge {

    private static final int DUPLICATE_KEY = 23_505;
    private static final int LOCK_TIMEOUT = 50_200;
    private static final String ONE_ROW = "system_range(1, 1)";
    private static final Pattern VIOLATED_KEY = Pattern.compile(" ON [^(]*\\(([^)]*)\\)");

    @Override
    public Class<? extends Dialect> database() {
        return H2Dialect.class;
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
                VALUE_OVER_TARGET,
                NULL_SAFE_TARGET,
                LOCKING_READ);
    }

    @Override
    public int maxParameters() {
        return 100_000;
    }

    /**
     * One: a statement of several rows that meets another transaction's row in a secondary index is run again by the
     * server from its beginning, over what it has done already (2.4.240).
     */
    @Override
    public int maxRows() {
        return 1;
    }

    /** No: what is read through {@code final table} stays half done when it fails (2.4.240). */
    @Override
    public boolean undoesFailedStatements() {
        return false;
    }

    @Override
    public void insert(MissingRowsInsert insert, int rows, SqlWriter sql) {
        ConditionalSql.insert(insert, rows, SqlWriter::typedConstant, sql);
    }

    @Override
    public boolean isRetryable(SQLException error) {
        return super.isRetryable(error) || error.getErrorCode() == LOCK_TIMEOUT;
    }

    /** A list of values is a table to the server, which it fills and reads anew for each row: a third of an upsert's time. */
    @Override
    public void upsert(UpsertStatement upsert, int rows, SqlWriter sql) {
        if (rows > 1 || !upsert.rows().made().isEmpty()) {
            finalTable(upsert.returning(), () -> super.upsert(upsert, rows, sql), sql);
        } else {
            sql.numberingParameters();
            finalTable(upsert.returning(), () -> upsertOne(upsert, ONE_ROW, sql), sql);
        }
    }

    @Override
    public void insert(InsertStatement insert, int rows, SqlWriter sql) {
        finalTable(insert.returning(), () -> StandardSql.insert(insert, rows, sql), sql);
    }

    @Override
    public void update(UpdateStatement update, int rows, SqlWriter sql) {
        finalTable(update.returning(), () -> StandardSql.updateOne(update, sql), sql);
    }

    @Override
    public void update(ConditionalUpdate update, int rows, SqlWriter sql) {
        finalTable(update.returning(), () -> ConditionalSql.update(update.silent(), rows, sql), sql);
    }

    @Override
    public void delete(ConditionalDelete delete, int rows, SqlWriter sql) {
        ConditionalSql.dataChangeTable(
                "old table", delete.returning(), () -> ConditionalSql.delete(delete.silent(), rows, sql), sql);
    }

    @Override
    public Optional<String> nextValues(String next) {
        return Optional.of("select " + next + " from system_range(1, ?)");
    }

    /** Another transaction inserted the row between this statement's look and its insert. */
    @Override
    public boolean losesRace(SQLException error) {
        return error.getErrorCode() == DUPLICATE_KEY;
    }

    @Override
    public Optional<Catalogue> catalogue() {
        return Optional.of(new H2Catalogue());
    }

    /** {@code … "PUBLIC.UK INDEX PUBLIC.UK_INDEX_4 ON PUBLIC.T(A NULLS FIRST, B NULLS FIRST) VALUES …". */
    @Override
    public boolean violates(SQLException error, List<String> key) {
        Matcher violated = VIOLATED_KEY.matcher(String.valueOf(error.getMessage()));
        return error.getErrorCode() == DUPLICATE_KEY && violated.find() && SqlNames.namesJust(violated.group(1), key);
    }

    private static void finalTable(Optional<Returning> returning, Runnable statement, SqlWriter sql) {
        ConditionalSql.dataChangeTable("final table", returning, statement, sql);
    }
}
