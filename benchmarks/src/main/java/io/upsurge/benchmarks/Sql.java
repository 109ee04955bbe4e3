package io.upsurge.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements of the hand-written side for rows of parameters. */
final class Sql {

    private final Kind kind;
    private final String table;

    Sql(Kind kind, Feed<?> feed) {
        this.kind = kind;
        this.table = feed.table();
    }

    <E> String upsert(List<Column<E>> sent, Column<E> key, List<Column<E>> updated, int rows) {
        if (kind == Kind.H2) {
            return "merge into " + table + " t using (values " + rows(sent.size(), rows) + ") as s (" + names(sent)
                    + ") on t." + key.name() + " = s." + key.name() + " when matched then update set "
                    + each(updated, name -> name + " = s." + name) + " when not matched then insert (" + names(sent)
                    + ") values (" + each(sent, name -> "s." + name) + ")";
        }
        String insert = insert(sent, rows);
        return switch (kind) {
            case MYSQL -> insert + " as n on duplicate key update " + each(updated, name -> name + " = n." + name);
            case MARIADB ->
                insert + " on duplicate key update " + each(updated, name -> name + " = values(" + name + ")");
            default ->
                insert + " on conflict (" + key.name() + ") do update set "
                        + each(updated, name -> name + " = excluded." + name);
        };
    }

    <E> String insert(List<Column<E>> sent, int rows) {
        return "insert into " + table + " (" + names(sent) + ") values " + rows(sent.size(), rows);
    }

    /** An update of many rows by a join; the first column is the identifier. */
    <E> String updateJoin(List<Column<E>> sent, int rows) {
        List<Column<E>> updated = sent.subList(1, sent.size());
        String source = kind == Kind.MYSQL
                ? "values row(cast(? as signed), " + rowOf(updated.size()) + ")"
                        + (", row(" + rowOf(sent.size()) + ")").repeat(rows - 1)
                : "select " + sent.stream().map(Sql::cast).collect(Collectors.joining(", "))
                        + (rows > 1 ? " union all values " + rows(sent.size(), rows - 1) : "");
        String alias = kind == Kind.MYSQL ? "n (" + names(sent) + ")" : "n";
        return "update " + table + " t join (" + source + ") as " + alias + " on t.id = n.id set "
                + each(updated, name -> "t." + name + " = n." + name);
    }

    // the server that prepares a statement takes the types of a union from its first row
    private static String cast(Column<?> column) {
        String type = switch (column.type()) {
            case INT8, INT4, BOOL -> "signed";
            case NUMERIC -> "decimal(12, 2)";
            case TIMESTAMP -> "datetime(6)";
            case VARCHAR -> "char(400)";
        };
        return "cast(? as " + type + ") as " + column.name();
    }

    /** An update of one row; the identifier is the last parameter. */
    <E> String updateOne(List<Column<E>> updated) {
        return "update " + table + " set " + each(updated, name -> name + " = ?") + " where id = ?";
    }

    static <E> String names(List<Column<E>> columns) {
        return each(columns, Function.identity());
    }

    static <E> String each(List<Column<E>> columns, Function<String, String> text) {
        return columns.stream().map(Column::name).map(text).collect(Collectors.joining(", "));
    }

    private static String rows(int columns, int rows) {
        return String.join(", ", Collections.nCopies(rows, "(" + rowOf(columns) + ")"));
    }

    private static String rowOf(int columns) {
        return String.join(", ", Collections.nCopies(columns, "?"));
    }
}
