package io.upsurge.dialects;

import io.upsurge.dialect.RowLoad;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.dialect.StandardSql;
import io.upsurge.statement.Column;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import java.util.List;
import java.util.stream.IntStream;

/** How statements of PostgreSQL speak of given rows that come as arrays, or that were loaded before. */
final class PostgreSqlRows {

    /** Nobody else's table can have this name before those of the search path. */
    private static final String LOADED = "pg_temp.upsurge_given";

    private PostgreSqlRows() {}

    /**
     * {@code select given.c0, … from unnest(…) given order by given.position}: the rows of an insert. Those that were
     * loaded are read in the order in which the one COPY has put them into a table that nobody else sees.
     */
    static void inserted(RowSource source, SqlWriter sql) {
        sql.add("select ")
                .times(
                        source.columns().size(),
                        index -> element(source.columns().get(index), index, sql));
        StandardSql.made(source, new RowOf("given", source, true), sql);
        sql.add(" from ");
        given(source, sql);
        if (source.form() != RowForm.LOADED) {
            sql.add(" order by given.position");
        }
    }

    /** The load of rows into the table that they are for. */
    static RowLoad inPlace(String table, RowSource source) {
        return new RowLoad(
                PostgreSqlCopy.INSTANCE,
                table,
                source.columns().stream()
                        .map(column -> loaded(column.name(), column))
                        .toList(),
                true);
    }

    private static RowLoad.Column loaded(String name, Column column) {
        return new RowLoad.Column(
                name, elementType(column), column.array().orElseThrow().valueClass());
    }

    /** {@code (select given.c0 as c0, …, given.position - 1 as position from unnest(…) given) given}; what was loaded has no positions. */
    static void table(RowSource source, SqlWriter sql) {
        List<Column> brought = source.brought();
        sql.add("(select ").times(brought.size(), index -> {
            element(brought.get(index), index, sql);
            sql.add(" as c" + index);
        });
        sql.add(source.form() == RowForm.LOADED ? "" : ", given.position - 1 as position")
                .add(" from ");
        given(source, sql);
        sql.add(") given");
    }

    /** The rows of an insert that reads nothing but the constants of their own expressions. */
    static RowNames named(String name, RowSource source) {
        return new RowOf(name, source, false);
    }

    private static void given(RowSource source, SqlWriter sql) {
        if (source.form() == RowForm.LOADED) {
            List<Column> brought = source.brought();
            sql.loaded(new RowLoad(
                    PostgreSqlCopy.INSTANCE,
                    LOADED,
                    IntStream.range(0, brought.size())
                            .mapToObj(index -> loaded("c" + index, brought.get(index)))
                            .toList(),
                    false));
            sql.add(LOADED).add(" given");
        } else {
            unnest(source, sql);
        }
    }

    /** {@code unnest(cast(? as bigint[]), …) with ordinality as given (c0, …, position)}. */
    private static void unnest(RowSource source, SqlWriter sql) {
        List<Column> brought = source.brought();
        sql.add("unnest(").times(brought.size(), index -> sql.array(elementType(brought.get(index)), index));
        sql.add(") with ordinality as given (");
        sql.times(brought.size(), index -> sql.add("c" + index)).add(", position)");
    }

    private static String elementType(Column column) {
        return column.array().orElseThrow().type();
    }

    private static void element(Column column, int index, SqlWriter sql) {
        String element = "given.c" + index;
        String value = column.array()
                .orElseThrow()
                .cast()
                .map(type -> "cast(" + element + " as " + type + ")")
                .orElse(element);
        sql.add(column.writeBefore()).add(value).add(column.writeAfter());
    }

    /**
     * A row that is inserted, which reads nothing but the constants of its own expressions.
     *
     * @param name how the row is called
     * @param elements whether its columns are still as the arrays carry them
     */
    private record RowOf(String name, RowSource source, boolean elements) implements RowNames {

        @Override
        public void existing(String column, SqlWriter sql) {
            throw new IllegalArgumentException("A value that is inserted reads no stored row: " + column);
        }

        @Override
        public void excluded(String column, SqlWriter sql) {
            throw new IllegalArgumentException("A value that is inserted reads no given row: " + column);
        }

        @Override
        public void rowConstant(String column, SqlWriter sql) {
            List<Column> brought = source.brought();
            int index = StandardSql.indexOf(brought, column);
            if (elements) {
                element(brought.get(index), index, sql);
            } else {
                sql.add(name + ".c" + index);
            }
        }
    }
}
