package io.upsurge.dialect;

import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.statement.ConflictAction;
import io.upsurge.statement.ConflictAction.DoNothing;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.ConflictTarget.Columns;
import io.upsurge.statement.ConflictTarget.Constraint;
import io.upsurge.statement.ConflictTarget.Expressions;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import java.util.Optional;

/** The grammar {@code insert … on conflict (…) do update set … returning …}: PostgreSQL, SQLite and their relatives. */
public abstract class OnConflict implements UpsurgeDialect {

    private static final RowNames ROWS = RowNames.qualified("existing", "excluded");

    @Override
    public void upsert(UpsertStatement upsert, int rows, SqlWriter sql) {
        sql.add("insert into ").add(upsert.table()).add(" as existing");
        StandardSql.columns(upsert.rows(), sql);
        rows(upsert.rows(), rows, sql);
        sql.add(" on conflict");
        target(upsert.target(), sql);
        action(upsert.action(), sql);
        upsert.returning().ifPresent(returning -> returning(returning, returnedName(upsert.table()), sql));
    }

    @Override
    public void insert(InsertStatement insert, int rows, SqlWriter sql) {
        sql.add("insert into ").add(insert.table()).add(" as existing");
        StandardSql.columns(insert.rows(), sql);
        rows(insert.rows(), rows, sql);
        insert.returning().ifPresent(returning -> returning(returning, returnedName(insert.table()), sql));
    }

    @Override
    public void update(UpdateStatement update, int rows, SqlWriter sql) {
        StandardSql.update(update, this, rows, sql);
        update.returning().ifPresent(returning -> returning(returning, returnedName(update.table()), sql));
    }

    /** {@code explain insert …}: the server seeks the index when it plans the statement. */
    @Override
    public void probe(UpsertStatement upsert, SqlWriter sql) {
        String column = upsert.rows().names().get(0);
        sql.add("explain insert into ")
                .add(upsert.table())
                .add(" as existing (")
                .add(column);
        sql.add(") select ").add(column).add(" from ").add(upsert.table()).add(" where 1 = 0 on conflict");
        target(upsert.target(), sql);
        sql.add(" do nothing");
    }

    /** Writes the rows that are inserted, in their order. */
    protected void rows(RowSource source, int rows, SqlWriter sql) {
        StandardSql.values(source, rows, sql);
    }

    /** How RETURNING calls the row that was written. */
    protected abstract String returnedName(String table);

    /** An expression that is true for an inserted row; written where the database declares that it returns outcomes. */
    protected String inserted() {
        throw new UnsupportedOperationException(getClass().getName() + " declares no " + Capability.RETURNS_OUTCOME);
    }

    private static void target(ConflictTarget target, SqlWriter sql) {
        if (target instanceof Constraint constraint) {
            sql.add(" on constraint ").add(constraint.name());
        } else if (target instanceof Columns key) {
            sql.add(" (").list(key.columns(), sql::add);
            sql.add(")");
            predicate(key.predicate(), sql);
        } else if (target instanceof Expressions index) {
            sql.add(" (").list(index.parts(), part -> {
                sql.add(part.isColumn() ? "" : "(").fragment(part, unqualified());
                sql.add(part.isColumn() ? "" : ")");
            });
            sql.add(")");
            predicate(index.predicate(), sql);
        }
    }

    private static void predicate(Optional<Fragment> predicate, SqlWriter sql) {
        predicate.ifPresent(condition -> sql.add(" where ").fragment(condition, unqualified()));
    }

    /** An index's expressions and its predicate are written over plain column names. */
    private static RowNames unqualified() {
        return new RowNames() {
            @Override
            public void existing(String column, SqlWriter sql) {
                sql.add(column);
            }

            @Override
            public void excluded(String column, SqlWriter sql) {
                throw new IllegalArgumentException("A conflict target reads the stored row only: " + column);
            }
        };
    }

    private static void action(ConflictAction action, SqlWriter sql) {
        if (action instanceof DoNothing) {
            sql.add(" do nothing");
        } else if (action instanceof DoUpdate update) {
            sql.add(" do update set ");
            StandardSql.assignments(update, "", ROWS, sql);
            StandardSql.condition(" where ", update, ROWS, sql);
        }
    }

    /** {@code  returning existing.a, …}, the row called by that name. */
    protected final void returning(Returning returning, String name, SqlWriter sql) {
        RowNames names = RowNames.qualified(name, "excluded");
        sql.add(" returning ").list(returning.selections(), selection -> sql.fragment(selection, names));
        if (returning.inserted()) {
            sql.add(", ").add(inserted());
        }
    }
}
