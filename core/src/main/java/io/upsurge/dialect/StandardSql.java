package io.upsurge.dialect;

import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyGroups;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.TableJoin;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.WritesTogether;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The wording that most databases share; a dialect calls what fits it. */
public final class StandardSql {

    private static final String NULL_SAFE_EQUALS = " is not distinct from ";

    private StandardSql() {}

    /**
     * What is inserted by itself reads no row; a constant of the row's own expression stands where it belongs.
     *
     * @param row the number of the row
     * @param typed whether the database must be told the types of constants
     */
    private record InsertedRow(RowSource source, int row, boolean typed) implements RowNames {

        @Override
        public void existing(String column, SqlWriter sql) {
            throw new IllegalArgumentException("A value that is inserted reads no stored row: " + column);
        }

        @Override
        public void excluded(String column, SqlWriter sql) {
            throw new IllegalArgumentException("A value that is inserted reads no given row: " + column);
        }

        @Override
        public void constant(Fragment.Constant constant, SqlWriter sql) {
            if (typed) {
                sql.typedConstant(constant);
            } else {
                sql.constant(constant);
            }
        }

        @Override
        public void rowConstant(String column, SqlWriter sql) {
            List<Column> brought = source.brought();
            int index = indexOf(brought, column);
            sql.value(brought.get(index), row, index);
        }
    }

    /** {@code insert into t (a, b) values (?, ?), (?, ?)}. */
    public static void insert(InsertStatement insert, int rows, SqlWriter sql) {
        sql.add("insert into ").add(insert.table());
        columns(insert.rows(), sql);
        values(insert.rows(), rows, sql);
    }

    /**
     * {@code with write0 as (insert into t …) insert into u …}; counted, {@code with write0 as (update t …
     * returning 1), write1 as (update u … returning 1) select (select count(*) from write0) + (select count(*) from
     * write1)}.
     */
    static void write(WritesTogether together, UpsurgeDialect dialect, int rows, SqlWriter sql) {
        int named = together.counted()
                ? together.writes().size()
                : together.writes().size() - 1;
        int columns = 0;
        for (int i = 0; i < together.writes().size(); i++) {
            sql.add(i == named ? "" : (i == 0 ? "with write" : "write") + i + " as (");
            sql.columnsFrom(columns);
            if (together.writes().get(i) instanceof InsertStatement insert) {
                dialect.insert(insert, rows, sql);
                columns += insert.rows().columns().size();
            } else if (together.writes().get(i) instanceof UpdateStatement update) {
                dialect.update(update, rows, sql);
                columns += update.rows().columns().size();
            }
            sql.add(together.counted() ? " returning 1" : "");
            sql.add(i == named ? "" : i == named - 1 ? ") " : "), ");
        }
        sql.columnsFrom(0);
        if (together.counted()) {
            sql.add("select cast(")
                    .list(
                            IntStream.range(0, named).boxed().toList(),
                            " + ",
                            i -> sql.add("(select count(*) from write" + i + ")"))
                    .add(" as integer)");
        }
    }

    /** {@code  (a, b) }, with blanks around. */
    public static void columns(RowSource source, SqlWriter sql) {
        sql.add(" (").list(source.names(), sql::add).add(") ");
    }

    /** {@code values (?, ?, lower('A')), (?, ?, lower('A'))}. */
    public static void values(RowSource source, int rows, SqlWriter sql) {
        List<Column> columns = source.columns();
        sql.add("values ").times(rows, row -> {
            sql.add("(").times(columns.size(), index -> sql.value(columns.get(index), row, index));
            made(source, new InsertedRow(source, row, false), sql);
            sql.add(")");
        });
    }

    /** {@code , lower('A')}: what the database makes, behind the values that the row brings. */
    public static void made(RowSource source, RowNames names, SqlWriter sql) {
        String separator = source.columns().isEmpty() ? "" : ", ";
        for (Assignment assignment : source.made()) {
            sql.add(separator).fragment(assignment.value(), names);
            separator = ", ";
        }
    }

    /** {@code values (cast(? as bigint), …), …}: for databases that must be told the types. */
    public static void typedValues(RowSource source, int rows, SqlWriter sql) {
        List<Column> columns = source.columns();
        sql.add("values ").times(rows, row -> {
            sql.add("(").times(columns.size(), index -> sql.typedValue(columns.get(index), row, index));
            made(source, new InsertedRow(source, row, true), sql);
            sql.add(")");
        });
    }

    /** {@code update t as existing set a = given.c1 from (values …) given (…) where existing.k = given.c0}. */
    public static void update(UpdateStatement update, UpsurgeDialect dialect, int rows, SqlWriter sql) {
        RowNames names = storedAndGiven(update.rows());
        sql.add("update ").add(update.table()).add(" as existing set ");
        assignments(update.update(), "", names, sql);
        sql.add(" from ");
        dialect.given(update.rows(), rows, sql);
        sql.add(" where ");
        key(update, names, sql);
        condition(" and ", update.update(), names, sql);
    }

    /** {@code update t existing set a = cast(? as integer) where existing.k = cast(? as bigint)}: for one row. */
    public static void updateOne(UpdateStatement update, SqlWriter sql) {
        RowNames names = inPlace(update.rows());
        sql.add("update ").add(update.table()).add(" existing set ");
        assignments(update.update(), "", names, sql);
        sql.add(" where ");
        key(update, names, sql);
        condition(" and ", update.update(), names, sql);
    }

    /** {@code existing.a} for the stored row; the values of the one given row stand where they are read. */
    static RowNames inPlace(RowSource rows) {
        List<Column> columns = rows.brought();
        return new RowNames() {
            @Override
            public void existing(String column, SqlWriter writer) {
                writer.add("existing.").add(column);
            }

            @Override
            public void excluded(String column, SqlWriter writer) {
                int index = indexOf(columns, column);
                writer.typedValue(columns.get(index), 0, index);
            }

            @Override
            public void rowConstant(String column, SqlWriter writer) {
                int index = indexOf(columns, column);
                writer.value(columns.get(index), 0, index);
            }

            @Override
            public void constant(Fragment.Constant constant, SqlWriter writer) {
                writer.typedConstant(constant);
            }
        };
    }

    /** {@code a = given.c1, b = existing.b + 1}, each column behind the given word. */
    public static void assignments(DoUpdate update, String before, RowNames names, SqlWriter sql) {
        sql.list(
                update.assignments(),
                assignment ->
                        sql.add(before).add(assignment.column()).add(" = ").fragment(assignment.value(), names));
    }

    private static void key(UpdateStatement update, RowNames names, SqlWriter sql) {
        sql.list(update.key(), " and ", column -> {
            names.existing(column, sql);
            sql.add(update.nullsAreEqual() ? NULL_SAFE_EQUALS : " = ");
            names.excluded(column, sql);
        });
    }

    /** The condition of an update, behind the given word; nothing where it has none. */
    public static void condition(String word, DoUpdate update, RowNames names, SqlWriter sql) {
        if (update.where().isEmpty() && update.compared().isEmpty()) {
            return;
        }
        sql.add(word);
        update.where().ifPresent(where -> sql.add("(").fragment(where, names).add(")"));
        if (!update.compared().isEmpty()) {
            sql.add(update.where().isPresent() ? " and (" : "(")
                    .list(
                            update.compared(),
                            " or ",
                            compared -> sql.fragment(compared.stored(), names)
                                    .add(" is distinct from ")
                                    .fragment(compared.given(), names))
                    .add(")");
        }
    }

    /** {@code select existing.a, given.position from (values (?, 0), …) given (c0, position) join t existing on …}. */
    public static void read(KeyRead read, UpsurgeDialect dialect, int rows, SqlWriter sql) {
        selections(read, sql);
        sql.add(" from ");
        dialect.given(read.rows(), rows, sql);
        join(read, " join ", sql);
        sql.add(read.lock() ? " for update" : "");
    }

    /** {@code select given.position, min(given.position) over (partition by given.k) from (values …) given (…)}. */
    public static void compare(KeyGroups groups, UpsurgeDialect dialect, int rows, SqlWriter sql) {
        partition(groups, sql);
        sql.add(" from ");
        dialect.given(groups.rows(), rows, sql);
    }

    /** {@code (values (cast(? as bigint), 0), …) given (c0, position)}. */
    public static void given(RowSource source, int rows, SqlWriter sql) {
        sql.add("(");
        positioned(source, "values ", "(", rows, true, sql);
        sql.add(") given (");
        givenColumns(source, sql);
        sql.add(")");
    }

    /** The rows with their positions, such as {@code values row(?, 0), row(?, 1)}. */
    public static void positioned(RowSource source, String values, String row, int rows, boolean typed, SqlWriter sql) {
        List<Column> columns = source.brought();
        sql.add(values).times(rows, number -> {
            sql.add(row).times(columns.size(), index -> {
                if (typed) {
                    sql.typedValue(columns.get(index), number, index);
                } else {
                    sql.value(columns.get(index), number, index);
                }
            });
            sql.add(", " + number + ")");
        });
    }

    /**
     * {@code c0, c1, position}: the columns of the given rows by number, so that no name in the mapping is also theirs.
     */
    public static void givenColumns(RowSource source, SqlWriter sql) {
        sql.times(source.brought().size(), index -> sql.add("c" + index)).add(", position");
    }

    /** {@code select existing.a, …, given.position}. */
    public static void selections(KeyRead read, SqlWriter sql) {
        RowNames names = storedAndGiven(read.rows(), read.joins());
        sql.add("select ");
        for (Fragment selection : read.selections()) {
            sql.fragment(selection, names).add(", ");
        }
        sql.add("given.position");
    }

    /** {@code select given.position, min(given.position) over (partition by given.c0 collate ci, …)}. */
    public static void partition(KeyGroups groups, SqlWriter sql) {
        RowNames names = storedAndGiven(groups.rows());
        sql.add("select given.position, min(given.position) over (partition by ");
        sql.list(groups.operands(), operand -> sql.fragment(operand, names)).add(")");
    }

    /** {@code  join t existing on existing.k = given.c0}. */
    public static void join(KeyRead read, String join, SqlWriter sql) {
        join(read, join, NULL_SAFE_EQUALS, sql);
    }

    /** {@code  join t existing on existing.k = given.c0}, with the database's own operator where NULL equals NULL. */
    public static void join(KeyRead read, String join, String nullSafeEquals, SqlWriter sql) {
        sql.add(join).add(read.table()).add(" existing on ");
        sameKey(read, nullSafeEquals, sql);
        joins(read.joins(), sql);
        condition(read, " where ", sql);
    }

    /** {@code  join u existing1 on existing1.id = existing.id left join …}: the further tables of stored rows. */
    static void joins(List<TableJoin> joins, SqlWriter sql) {
        for (TableJoin join : joins) {
            sql.add(join.optional() ? " left join " : " join ")
                    .add(join.table())
                    .add(" ")
                    .add(join.name())
                    .add(" on ");
            for (int i = 0; i < join.key().size(); i++) {
                sql.add(i == 0 ? "" : " and ")
                        .add(join.name())
                        .add(".")
                        .add(join.key().get(i));
                sql.add(" = existing.").add(join.first().get(i));
            }
        }
    }

    /** {@code existing, existing1}: the names of the tables whose rows are locked. */
    public static String locked(List<TableJoin> joins, boolean optionalToo) {
        StringBuilder names = new StringBuilder("existing");
        for (TableJoin join : joins) {
            if (optionalToo || !join.optional()) {
                names.append(", ").append(join.name());
            }
        }
        return names.toString();
    }

    private static void condition(KeyRead read, String word, SqlWriter sql) {
        if (!read.joins().isEmpty()) {
            read.condition()
                    .ifPresent(
                            condition -> sql.add(word).fragment(condition, storedAndGiven(read.rows(), read.joins())));
        }
    }

    private static void sameKey(KeyRead read, String nullSafeEquals, SqlWriter sql) {
        RowNames names = storedAndGiven(read.rows());
        sql.list(read.key(), " and ", column -> {
            names.existing(column, sql);
            sql.add(read.nullsAreEqual() ? nullSafeEquals : " = ");
            names.excluded(column, sql);
        });
        Optional<Fragment> condition = read.joins().isEmpty() ? read.condition() : Optional.empty();
        condition.ifPresent(holds -> sql.add(read.key().isEmpty() ? "(" : " and (")
                .fragment(holds, names)
                .add(")"));
    }

    /** {@code existing.a} for the stored row, {@code given.c0} for the given one. */
    public static RowNames storedAndGiven(RowSource rows) {
        return storedAndGiven(rows, List.of());
    }

    /** The same where the stored row is in several tables: {@code existing1.b} for what is in another than the first. */
    static RowNames storedAndGiven(RowSource rows, List<TableJoin> joins) {
        return new RowNames() {
            @Override
            public void existing(String column, SqlWriter sql) {
                sql.add(tableOf(column, joins)).add(".").add(column);
            }

            @Override
            public void excluded(String column, SqlWriter sql) {
                sql.add("given.c" + indexOf(rows.brought(), column));
            }
        };
    }

    private static String tableOf(String column, List<TableJoin> joins) {
        return joins.stream()
                .filter(join -> join.columns().contains(column))
                .findFirst()
                .map(TableJoin::name)
                .orElse("existing");
    }

    /** {@code update t set k = k where 1 = 0}: takes the write lock of a table that is locked as a whole. */
    public static void lockTable(KeyRead read, SqlWriter sql) {
        String column =
                read.key().isEmpty() ? read.rows().names().get(0) : read.key().get(0);
        sql.add("update ").add(read.table()).add(" set ").add(column).add(" = ").add(column);
        sql.add(" where 1 = 0");
    }

    /**
     * {@code merge into t existing using (values (?, 0)) given (c0, position) on (existing.k = given.c0) when matched
     * then update set k = existing.k}: takes the write locks of those rows that are there; of the table where it is not
     * known yet which rows those are.
     */
    public static void lockRows(KeyRead read, int rows, SqlWriter sql) {
        if (rows == 0) {
            lockTable(read, sql);
            return;
        }
        String column = read.key().get(0);
        sql.add("merge into ").add(read.table()).add(" existing using ");
        given(read.rows(), rows, sql);
        sql.add(" on (");
        sameKey(read, NULL_SAFE_EQUALS, sql);
        sql.add(") when matched then update set ")
                .add(column)
                .add(" = existing.")
                .add(column);
    }

    /** The position of the column with that name. */
    public static int indexOf(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No column " + name + " among " + columns);
    }
}
