package io.upsurge.dialect;

import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Comparison;
import io.upsurge.statement.ConditionalUpdate;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.ConflictTarget.Columns;
import io.upsurge.statement.ConflictTarget.Constraint;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The grammar {@code insert … on duplicate key update …}: MySQL and MariaDB.
 *
 * <p>The server takes any unique key for a duplicate. So that the conflict target means what it says, the first
 * assignment is a guard: it overflows, and nothing of the statement is written, where the row that was found is not
 * the row that the target names. The assignments behind it run from left to right; what reads the stored row runs
 * first, and a column that was assigned before is read again from the table.
 */
public abstract class OnDuplicateKey implements UpsurgeDialect {

    private static final int OUT_OF_RANGE = 1690;
    private static final int DUPLICATE_ENTRY = 1062;

    /** A second look at the row; a plain "stored" is a reserved word of MySQL. */
    private static final String STORED = "stored_row";

    /** No exponent that a statement would otherwise hold, so that the guard knows its own error. */
    private static final String GUARD = "exp(71062 * ";

    @Override
    public void upsert(UpsertStatement upsert, int rows, SqlWriter sql) {
        sql.add("insert into ").add(upsert.table());
        StandardSql.columns(upsert.rows(), sql);
        StandardSql.values(upsert.rows(), rows, sql);
        sql.add(rowAlias(upsert.table()));
        sql.add(" on duplicate key update ");
        Writer writer = new Writer(upsert, sql);
        writer.guard();
        if (upsert.action() instanceof DoUpdate update) {
            writer.assignments(update);
        }
        upsert.identity().ifPresent(writer::tell);
    }

    /**
     * The given rows are joined with the table, and where an assignment reads what another one changes, with the table
     * once more: the assignments of an update see what those before them have changed.
     */
    @Override
    public void update(UpdateStatement update, int rows, SqlWriter sql) {
        String stored = ConditionalSql.readsAssigned(update.update().assignments()) ? STORED : "existing";
        RowNames given = StandardSql.storedAndGiven(update.rows());
        RowNames names = new RowNames() {
            @Override
            public void existing(String column, SqlWriter writer) {
                writer.add(stored).add(".").add(column);
            }

            @Override
            public void excluded(String column, SqlWriter writer) {
                given.excluded(column, writer);
            }
        };
        sql.add("update ");
        given(update.rows(), rows, false, sql);
        sql.add(" straight_join ").add(update.table()).add(" existing on ").list(update.key(), " and ", column -> {
            sql.add("existing.").add(column).add(update.nullsAreEqual() ? " <=> " : " = ");
            given.excluded(column, sql);
        });
        if (stored.equals(STORED)) {
            sql.add(" join ").add(update.table()).add(" ").add(STORED).add(" on ");
            sql.list(
                    update.primaryKey(),
                    " and ",
                    key -> sql.add(STORED).add(".").add(key).add(" = existing.").add(key));
        }
        sql.add(" set ");
        StandardSql.assignments(update.update(), "existing.", names, sql);
        condition(" where ", update.update(), names, sql);
    }

    @Override
    public void given(RowSource source, int rows, SqlWriter sql) {
        given(source, rows, true, sql);
    }

    /**
     * The same.
     *
     * @param positioned whether the rows have their positions, which an update does not read: the server puts given rows
     *     into a table of its own, with all their columns
     */
    protected abstract void given(RowSource source, int rows, boolean positioned, SqlWriter sql);

    private static void condition(String word, DoUpdate update, RowNames names, SqlWriter sql) {
        if (update.where().isEmpty() && update.compared().isEmpty()) {
            return;
        }
        sql.add(word);
        update.where().ifPresent(where -> sql.add("(").fragment(where, names).add(")"));
        if (!update.compared().isEmpty()) {
            sql.add(update.where().isPresent() ? " and not (" : "not (")
                    .list(
                            update.compared(),
                            " and ",
                            compared -> sql.fragment(compared.stored(), names)
                                    .add(" <=> ")
                                    .fragment(compared.given(), names))
                    .add(")");
        }
    }

    /** Joined with itself only where a value reads what another assignment sets. */
    @Override
    public void update(ConditionalUpdate update, int rows, SqlWriter sql) {
        if (ConditionalSql.readsAssigned(update.assignments())) {
            ConditionalSql.updateJoined(update, rows, STORED, sql);
        } else {
            ConditionalSql.update(update, rows, sql);
        }
    }

    /** The default collations of these servers ignore case, and some of them trailing blanks. */
    @Override
    public Fragment exactText(Fragment text) {
        return text.between("cast(", " as binary)");
    }

    @Override
    public boolean collidesOnOtherKey(SQLException error) {
        return error.getErrorCode() == OUT_OF_RANGE
                && error.getMessage() != null
                && error.getMessage().contains("exp(")
                && error.getMessage().contains("71062 * ");
    }

    /** Another transaction inserted the row between a read of its key and the insert. */
    @Override
    public boolean losesRace(SQLException error) {
        return error.getErrorCode() == DUPLICATE_ENTRY;
    }

    /** A larger packet ends the connection, unless the driver knows the limit and refuses to send it. */
    @Override
    public Optional<String> packetLimit() {
        return Optional.of("select @@max_allowed_packet");
    }

    /** Deadlock, lock wait timeout, and MariaDB's lost snapshot; the drivers do not agree on their SQL states. */
    @Override
    public boolean isRetryable(SQLException error) {
        return switch (error.getErrorCode()) {
            case 1213, 1205, 1020 -> true;
            default -> UpsurgeDialect.super.isRetryable(error);
        };
    }

    /** The name for a row, or another one where the table itself has it. */
    protected static String alias(String name, String table) {
        return table.replace("`", "").equalsIgnoreCase(name) ? name + "_row" : name;
    }

    /** What follows the rows, so that the update can name the row that was given. */
    protected abstract String rowAlias(String table);

    /** How an assignment calls a column of the row that was given. */
    protected abstract String excluded(String table, String column);

    /**
     * The same within a subquery.
     *
     * @param key a column of the primary key of the row that was found
     */
    protected String excludedInSubquery(String table, String column, String key) {
        return excluded(table, column);
    }

    /** Writes the assignments of one statement and knows which columns they have changed so far. */
    private final class Writer implements RowNames {

        private final UpsertStatement upsert;
        private final String table;
        private final String stored;
        private final SqlWriter sql;
        private final Set<String> assigned = new HashSet<>();
        private boolean inSubquery;

        Writer(UpsertStatement upsert, SqlWriter sql) {
            this.upsert = upsert;
            this.table = SqlNames.simpleName(upsert.table());
            this.stored = alias(STORED, table);
            this.sql = sql;
        }

        @Override
        public void existing(String column, SqlWriter writer) {
            if (!assigned.contains(column)) {
                writer.add(table).add(".").add(column);
                return;
            }
            writer.add("(select ")
                    .add(stored)
                    .add(".")
                    .add(column)
                    .add(" from ")
                    .add(upsert.table())
                    .add(" ");
            writer.add(stored)
                    .add(" where ")
                    .list(
                            upsert.primaryKey(),
                            " and ",
                            key -> writer.add(stored)
                                    .add(".")
                                    .add(key)
                                    .add(" = ")
                                    .add(table)
                                    .add(".")
                                    .add(key));
            writer.add(" for update)");
        }

        @Override
        public void excluded(String column, SqlWriter writer) {
            String key = table + "." + upsert.primaryKey().get(0);
            writer.add(
                    inSubquery ? excludedInSubquery(table, column, key) : OnDuplicateKey.this.excluded(table, column));
        }

        void guard() {
            List<String> key = targetColumns();
            String column = table + "." + (key.isEmpty() ? upsert.primaryKey().get(0) : key.get(0));
            sql.add(column).add(" = ");
            if (key.isEmpty()) {
                sql.add(column);
                return;
            }
            sql.add("if(").add(GUARD).add("(1 - ((").list(key, " and ", part -> {
                sql.add(table).add(".").add(part).add(" = ");
                excluded(part, sql);
            });
            sql.add(") is true))), ").add(column).add(", ").add(column).add(")");
        }

        /** The server tells the value as if it had just made it; that function's own would have another type than the column. */
        void tell(String identity) {
            String column = table + "." + identity;
            sql.add(", ").add(column).add(" = if(last_insert_id(").add(column).add(") = 0, ");
            sql.add(column).add(", ").add(column).add(")");
        }

        void assignments(DoUpdate update) {
            Set<String> inCondition = new HashSet<>();
            update.compared().forEach(comparison -> inCondition.add(comparison.column()));
            update.where().ifPresent(where -> inCondition.addAll(where.reads()));
            List<Assignment> ordered = new ArrayList<>(update.assignments());
            ordered.sort(Comparator.comparing((Assignment assignment) -> inCondition.contains(assignment.column()))
                    .thenComparing(assignment -> assignment.value().reads().isEmpty())
                    .thenComparing(assignment -> readByOthers(assignment, update)));
            for (Assignment assignment : ordered) {
                sql.add(", ").add(table).add(".").add(assignment.column()).add(" = ");
                assign(assignment, update);
                assigned.add(assignment.column());
            }
        }

        /** A compared column needs no comparison of its own: where nothing differs, its value is the stored one. */
        private void assign(Assignment assignment, DoUpdate update) {
            List<Comparison> compared = update.compared();
            boolean alsoCompared = !compared.isEmpty()
                    && compared.stream()
                            .noneMatch(comparison -> comparison.column().equals(assignment.column()));
            if (update.where().isEmpty() && !alsoCompared) {
                value(assignment.value());
                return;
            }
            sql.add("if((");
            update.where().ifPresent(where -> {
                sql.add("(");
                value(where);
                sql.add(")");
            });
            if (alsoCompared) {
                sql.add(update.where().isPresent() ? " and not (" : "not (").list(compared, " and ", comparison -> {
                    value(comparison.stored());
                    sql.add(" <=> ");
                    value(comparison.given());
                });
                sql.add(")");
            }
            sql.add(") is true, ");
            value(assignment.value());
            sql.add(", ").add(table).add(".").add(assignment.column()).add(")");
        }

        private void value(Fragment fragment) {
            inSubquery = fragment.parts().stream()
                    .anyMatch(part -> part instanceof Fragment.Text text
                            && text.sql().toLowerCase(Locale.ROOT).contains("(select "));
            sql.fragment(fragment, this);
            inSubquery = false;
        }

        private static boolean readByOthers(Assignment assignment, DoUpdate update) {
            return update.assignments().stream()
                    .anyMatch(other ->
                            other != assignment && other.value().reads().contains(assignment.column()));
        }

        private List<String> targetColumns() {
            if (upsert.target() instanceof Columns key) {
                return key.columns();
            } else if (upsert.target() instanceof Constraint constraint) {
                return constraint.columns();
            }
            return List.of();
        }
    }
}
