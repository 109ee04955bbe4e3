package io.upsurge.statement;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Stored rows are read by key; the last column of the result is the position of the given row, from 0, so that the
 * database decides which keys are equal.
 *
 * @param rows the columns that the rows bring values for, those of the key among them
 * @param key the names of the key's columns; empty where the condition alone says which row is meant
 * @param nullsAreEqual whether NULL in a key column equals NULL
 * @param condition what must hold of the stored and the given row besides, such as the predicate of a partial index
 *     or the equality of expressions
 * @param selections expressions over the stored and the given row that precede the position
 * @param joins the further tables that the stored row is read from
 * @param lock whether the rows found stay locked until the transaction ends
 */
public record KeyRead(
        String table,
        RowSource rows,
        List<String> key,
        boolean nullsAreEqual,
        Optional<Fragment> condition,
        List<Fragment> selections,
        List<TableJoin> joins,
        boolean lock)
        implements Statement {
    public KeyRead {
        key = List.copyOf(key);
        selections = List.copyOf(selections);
        joins = List.copyOf(joins);
    }

    /** A read from one table. */
    public KeyRead(
            String table,
            RowSource rows,
            List<String> key,
            boolean nullsAreEqual,
            Optional<Fragment> condition,
            List<Fragment> selections,
            boolean lock) {
        this(table, rows, key, nullsAreEqual, condition, selections, List.of(), lock);
    }

    /** The same, with other expressions for the values it is given; this very statement where they are no others. */
    public KeyRead comparing(UnaryOperator<List<Column>> compared) {
        List<Column> columns = compared.apply(rows.columns());
        if (columns.equals(rows.columns())) {
            return this;
        }
        RowSource source = new RowSource(columns, rows.constants(), rows.made(), rows.form());
        return new KeyRead(table, source, key, nullsAreEqual, condition, selections, joins, lock);
    }
}
