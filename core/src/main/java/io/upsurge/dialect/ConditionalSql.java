package io.upsurge.dialect;

import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.CollectionDelete;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConditionalDelete;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.ConditionalUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.MissingRowsInsert;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowChoice;
import io.upsurge.statement.RowChoice.Identified;
import io.upsurge.statement.RowChoice.Where;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The wording that most databases share for updates, deletes and reads by a condition; a dialect calls what fits it. */
public final class ConditionalSql {

    private static final String EXISTING = "existing";
    private static final RowSource NO_ROWS = new RowSource(List.of(), RowForm.VALUES);

    private ConditionalSql() {}

    /** {@code update s.t set a = t.a + 1 where (t.b = ?) returning t.id}. */
    public static void update(ConditionalUpdate update, int rows, SqlWriter sql) {
        String name = SqlNames.simpleName(update.table());
        sql.add("update ").add(update.table()).add(" set ");
        assignments(update.assignments(), "", name, sql);
        choice(update.choice(), rows, name, sql);
        returning(update.returning(), name, sql);
    }

    /** {@code delete from s.t where (t.b = ?) returning t.id}. */
    public static void delete(ConditionalDelete delete, int rows, SqlWriter sql) {
        String name = SqlNames.simpleName(delete.table());
        sql.add("delete from ").add(delete.table());
        choice(delete.choice(), rows, name, sql);
        returning(delete.returning(), name, sql);
    }

    /** {@code delete from c where exists (select 1 from t existing where existing.id in (?) and existing.id = c.t_id)}. */
    public static void delete(CollectionDelete delete, int rows, SqlWriter sql) {
        String name = SqlNames.simpleName(delete.collection());
        sql.add("delete from ").add(delete.collection()).add(" where exists (select 1 from ");
        sql.add(delete.table()).add(" ").add(EXISTING);
        choice(delete.choice(), rows, EXISTING, sql);
        for (int i = 0; i < delete.owner().size(); i++) {
            sql.add(" and ")
                    .add(EXISTING)
                    .add(".")
                    .add(delete.referenced().get(i))
                    .add(" = ");
            sql.add(name).add(".").add(delete.owner().get(i));
        }
        sql.add(")");
    }

    /**
     * {@code insert into u (id, a) select existing.id, ? from t existing left join u absent on absent.id = existing.id where
     * existing.id in (?) and absent.id is null}.
     *
     * @param constant writes a constant, of which some databases must be told the type
     */
    public static void insert(
            MissingRowsInsert insert, int rows, BiConsumer<SqlWriter, Fragment.Constant> constant, SqlWriter sql) {
        sql.add("insert into ").add(insert.missing()).add(" (").list(insert.key(), sql::add);
        insert.assignments().forEach(assignment -> sql.add(", ").add(assignment.column()));
        sql.add(") select ").list(insert.primaryKey(), key -> sql.add(EXISTING + "." + key));
        RowNames names = missing(insert, constant);
        insert.assignments().forEach(assignment -> sql.add(", ").fragment(assignment.value(), names));
        sql.add(" from ").add(insert.table()).add(" ").add(EXISTING);
        sql.add(" left join ").add(insert.missing()).add(" absent on ");
        for (int i = 0; i < insert.key().size(); i++) {
            sql.add(i == 0 ? "absent." : " and absent.").add(insert.key().get(i));
            sql.add(" = " + EXISTING + ".").add(insert.primaryKey().get(i));
        }
        choice(insert.choice(), rows, EXISTING, sql);
        sql.add(" and absent.").add(insert.key().get(0)).add(" is null");
    }

    /** A row of NULLs beside the primary key. */
    private static RowNames missing(MissingRowsInsert insert, BiConsumer<SqlWriter, Fragment.Constant> constant) {
        return new RowNames() {
            @Override
            public void existing(String column, SqlWriter sql) {
                int key = insert.key().indexOf(column);
                sql.add(
                        key < 0
                                ? "absent." + column
                                : EXISTING + "." + insert.primaryKey().get(key));
            }

            @Override
            public void excluded(String column, SqlWriter sql) {
                existing(column, sql);
            }

            @Override
            public void constant(Fragment.Constant value, SqlWriter sql) {
                constant.accept(sql, value);
            }
        };
    }

    /** {@code select existing.id from s.t existing where (existing.b = ?)}, without a lock. */
    public static void read(ConditionalRead read, int rows, SqlWriter sql) {
        RowNames names = StandardSql.storedAndGiven(NO_ROWS, read.joins());
        sql.add("select ").list(read.selections(), selection -> sql.fragment(selection, names));
        sql.add(" from ").add(read.table()).add(" ").add(EXISTING);
        StandardSql.joins(read.joins(), sql);
        choice(read.choice(), rows, EXISTING, names, sql);
    }

    /**
     * {@code update t existing join t stored_row on … set existing.a = stored_row.b, …}: for databases that assign from
     * left to right, so that values which read what was assigned before them see the row as it was.
     */
    public static void updateJoined(ConditionalUpdate update, int rows, String stored, SqlWriter sql) {
        sql.add("update ").add(update.table()).add(" ").add(EXISTING);
        sql.add(" join ").add(update.table()).add(" ").add(stored).add(" on ");
        sql.list(update.primaryKey(), " and ", key -> sql.add(stored + "." + key + " = " + EXISTING + "." + key));
        sql.add(" set ");
        assignments(update.assignments(), EXISTING + ".", stored, sql);
        choice(update.choice(), rows, stored, sql);
    }

    /** Whether a value reads a column that another assignment sets. */
    public static boolean readsAssigned(List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            for (Assignment other : assignments) {
                if (other != assignment && assignment.value().reads().contains(other.column())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code a = t.a + 1, b = ?}. */
    private static void assignments(List<Assignment> assignments, String target, String stored, SqlWriter sql) {
        RowNames names = names(stored);
        sql.list(
                assignments,
                assignment ->
                        sql.add(target).add(assignment.column()).add(" = ").fragment(assignment.value(), names));
    }

    /** {@code  where (t.b = ?)}, {@code  where t.id in (?, ?)} or, for an identifier of several columns, a list of them. */
    public static void choice(RowChoice choice, int rows, String name, SqlWriter sql) {
        choice(choice, rows, name, names(name), sql);
    }

    private static void choice(RowChoice choice, int rows, String name, RowNames names, SqlWriter sql) {
        if (choice instanceof Where where) {
            where.condition()
                    .ifPresent(condition ->
                            sql.add(" where (").fragment(condition, names).add(")"));
        } else if (choice instanceof Identified identified) {
            sql.add(" where ");
            identified(identified.rows().columns(), rows, name, sql);
        }
    }

    private static void identified(List<Column> key, int rows, String name, SqlWriter sql) {
        if (key.size() == 1) {
            sql.add(name).add(".").add(key.get(0).name()).add(" in (");
            sql.times(rows, row -> sql.value(key.get(0), row, 0)).add(")");
            return;
        }
        sql.add("(");
        for (int row = 0; row < rows; row++) {
            sql.add(row == 0 ? "(" : " or (");
            for (int index = 0; index < key.size(); index++) {
                sql.add(index == 0 ? "" : " and ").add(name).add(".");
                sql.add(key.get(index).name()).add(" = ").value(key.get(index), row, index);
            }
            sql.add(")");
        }
        sql.add(")");
    }

    /** {@code select existing.id from final table (…) existing}; the statement alone where nothing comes back. */
    public static void dataChangeTable(String table, Optional<Returning> returning, Runnable statement, SqlWriter sql) {
        if (returning.isEmpty()) {
            statement.run();
            return;
        }
        RowNames names = names(EXISTING);
        sql.add("select ").list(returning.get().selections(), selection -> sql.fragment(selection, names));
        sql.add(" from ").add(table).add(" (");
        statement.run();
        sql.add(") ").add(EXISTING);
    }

    private static void returning(Optional<Returning> returning, String name, SqlWriter sql) {
        RowNames names = names(name);
        returning.ifPresent(
                rows -> sql.add(" returning ").list(rows.selections(), selection -> sql.fragment(selection, names)));
    }

    /** There is no other row than the stored one. */
    private static RowNames names(String stored) {
        return RowNames.qualified(stored, stored);
    }
}
