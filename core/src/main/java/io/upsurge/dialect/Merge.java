package io.upsurge.dialect;

import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.ConflictTarget.Columns;
import io.upsurge.statement.ConflictTarget.Constraint;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import java.util.List;

/** The grammar {@code merge into … using … on … when matched … when not matched …}: H2, HSQLDB and the SQL standard. */
public abstract class Merge implements UpsurgeDialect {

    private static final RowNames ROWS = new RowNames() {
        @Override
        public void existing(String column, SqlWriter sql) {
            sql.add("existing.").add(column);
        }

        @Override
        public void excluded(String column, SqlWriter sql) {
            sql.add("excluded.").add(column);
        }

        @Override
        public void constant(Fragment.Constant constant, SqlWriter sql) {
            sql.typedConstant(constant);
        }
    };

    @Override
    public void upsert(UpsertStatement upsert, int rows, SqlWriter sql) {
        into(upsert.table(), sql);
        source(upsert.rows(), rows, sql);
        on(key(upsert.target()), nullsAreEqual(upsert.target()), ROWS, sql);
        whenMatched(upsert, ROWS, sql);
        whenNotMatched(upsert, sql);
        sql.list(upsert.rows().names(), column -> sql.add("excluded.").add(column))
                .add(")");
    }

    /**
     * Writes an upsert of one row that brings all its values, which stand where they are read: {@code merge into t existing
     * using … on (existing.k = cast(? as bigint)) …}.
     *
     * @param oneRow a table of one row, whatever is in it
     */
    protected final void upsertOne(UpsertStatement upsert, String oneRow, SqlWriter sql) {
        RowNames names = StandardSql.inPlace(upsert.rows());
        List<Column> columns = upsert.rows().columns();
        into(upsert.table(), sql);
        sql.add(oneRow);
        on(key(upsert.target()), nullsAreEqual(upsert.target()), names, sql);
        whenMatched(upsert, names, sql);
        whenNotMatched(upsert, sql);
        sql.times(columns.size(), index -> sql.value(columns.get(index), 0, index))
                .add(")");
    }

    @Override
    public void update(UpdateStatement update, int rows, SqlWriter sql) {
        RowSource brought = new RowSource(update.rows().brought(), update.rows().form());
        into(update.table(), sql);
        source(brought, rows, sql);
        on(update.key(), update.nullsAreEqual(), ROWS, sql);
        whenMatched(update.update(), ROWS, sql);
    }

    private static void into(String table, SqlWriter sql) {
        sql.add("merge into ").add(table).add(" existing using ");
    }

    private static void on(List<String> key, boolean nullsAreEqual, RowNames names, SqlWriter sql) {
        sql.add(" on (").list(key, " and ", column -> {
            names.existing(column, sql);
            sql.add(nullsAreEqual ? " is not distinct from " : " = ");
            names.excluded(column, sql);
        });
        sql.add(")");
    }

    private static void whenMatched(UpsertStatement upsert, RowNames names, SqlWriter sql) {
        if (upsert.action() instanceof DoUpdate update) {
            whenMatched(update, names, sql);
        }
    }

    private static void whenMatched(DoUpdate update, RowNames names, SqlWriter sql) {
        sql.add(" when matched");
        StandardSql.condition(" and ", update, names, sql);
        sql.add(" then update set ");
        StandardSql.assignments(update, "", names, sql);
    }

    private static void whenNotMatched(UpsertStatement upsert, SqlWriter sql) {
        sql.add(" when not matched then insert (").list(upsert.rows().names(), sql::add);
        sql.add(") values (");
    }

    /** Writes the rows as a table named {@code excluded} with the columns' names. */
    protected void source(RowSource source, int rows, SqlWriter sql) {
        sql.add("(");
        StandardSql.typedValues(source, rows, sql);
        sql.add(") excluded");
        sql.add(" (").list(source.names(), sql::add).add(")");
    }

    private static List<String> key(ConflictTarget target) {
        if (target instanceof Columns key) {
            return key.columns();
        } else if (target instanceof Constraint constraint) {
            return constraint.columns();
        }
        throw new IllegalArgumentException("MERGE needs the columns of a key, not " + target);
    }

    private static boolean nullsAreEqual(ConflictTarget target) {
        return target instanceof Columns key && key.nullsAreEqual();
    }
}
