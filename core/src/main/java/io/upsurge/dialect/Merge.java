package io.upsurge.dialect;

import io.upsurge.dialect.SqlWriter.RowNames;
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
        matching(upsert.table(), upsert.rows(), key(upsert.target()), nullsAreEqual(upsert.target()), rows, sql);
        if (upsert.action() instanceof DoUpdate update) {
            whenMatched(update, sql);
        }
        sql.add(" when not matched then insert (").list(upsert.rows().names(), sql::add);
        sql.add(") values (")
                .list(upsert.rows().names(), column -> sql.add("excluded.").add(column));
        sql.add(")");
    }

    @Override
    public void update(UpdateStatement update, int rows, SqlWriter sql) {
        RowSource brought = new RowSource(update.rows().brought(), update.rows().form());
        matching(update.table(), brought, update.key(), update.nullsAreEqual(), rows, sql);
        whenMatched(update.update(), sql);
    }

    private void matching(
            String table, RowSource source, List<String> key, boolean nullsAreEqual, int rows, SqlWriter sql) {
        sql.add("merge into ").add(table).add(" existing using ");
        source(source, rows, sql);
        sql.add(" on (")
                .list(
                        key,
                        " and ",
                        column -> sql.add("existing.")
                                .add(column)
                                .add(nullsAreEqual ? " is not distinct from " : " = ")
                                .add("excluded.")
                                .add(column));
        sql.add(")");
    }

    private static void whenMatched(DoUpdate update, SqlWriter sql) {
        sql.add(" when matched");
        StandardSql.condition(" and ", update, ROWS, sql);
        sql.add(" then update set ");
        StandardSql.assignments(update, "", ROWS, sql);
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
