package io.upsurge.dialect;

import io.upsurge.statement.Column;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a statement's text and, with every {@code ?}, notes which value belongs there. */
public final class SqlWriter {

    /** How a dialect calls the two rows that an expression may read. */
    public interface RowNames {

        /** Writes a column of the stored row. */
        void existing(String column, SqlWriter sql);

        /** Writes a column of the given row. */
        void excluded(String column, SqlWriter sql);

        /** Writes a parameter for a constant; a database that must be told its type overrides it. */
        default void constant(Fragment.Constant constant, SqlWriter sql) {
            sql.constant(constant);
        }

        /** Writes a constant of the given row's own expression, which is a column that the rows bring. */
        default void rowConstant(String column, SqlWriter sql) {
            excluded(column, sql);
        }

        /** Both rows by a name that qualifies their columns. */
        static RowNames qualified(String existing, String excluded) {
            return new RowNames() {
                @Override
                public void existing(String column, SqlWriter sql) {
                    sql.add(existing).add(".").add(column);
                }

                @Override
                public void excluded(String column, SqlWriter sql) {
                    sql.add(excluded).add(".").add(column);
                }
            };
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final List<Binding> bindings = new ArrayList<>();
    private int firstColumn;
    private boolean numbers;
    private @Nullable RowLoad load;

    /**
     * Numbers the parameters, {@code ?1}, for databases that understand it: a value that is needed again is the same
     * parameter. To be said before the first of them is written.
     */
    public SqlWriter numberingParameters() {
        numbers = true;
        return this;
    }

    /** Takes the columns of what is written next from behind those of other statements, which the rows bring as well. */
    void columnsFrom(int first) {
        firstColumn = first;
    }

    /** Adds text as it stands. */
    public SqlWriter add(String sql) {
        text.append(sql);
        return this;
    }

    /** Adds a value of the row, wrapped in the column's write expression. */
    public SqlWriter value(Column column, int row, int index) {
        return cell(column.writeBefore(), row, index, column.writeAfter());
    }

    /** Adds a value of the row that the database is told the type of, unless the write expression says it already. */
    public SqlWriter typedValue(Column column, int row, int index) {
        if (!column.write().equals("?")) {
            return value(column, row, index);
        }
        return cell(column.writeBefore() + "cast(", row, index, " as " + column.type() + ")" + column.writeAfter());
    }

    private SqlWriter cell(String before, int row, int index, String after) {
        text.append(before);
        return parameter(new Binding.Cell(row, firstColumn + index)).add(after);
    }

    private SqlWriter parameter(Binding binding) {
        int number = numbers ? bindings.indexOf(binding) : -1;
        if (number < 0) {
            number = bindings.size();
            bindings.add(binding);
        }
        text.append('?');
        if (numbers) {
            text.append(number + 1);
        }
        return this;
    }

    /** Adds all rows' values of a column as one array parameter, cast to an array of the given element type. */
    public SqlWriter array(String elementType, int index) {
        text.append("cast(? as ").append(elementType).append("[])");
        bindings.add(new Binding.ColumnArray(firstColumn + index));
        return this;
    }

    /** Says where the rows are loaded before the statement is sent. */
    public SqlWriter loaded(RowLoad rows) {
        load = rows;
        return this;
    }

    /** Adds a fragment, its holes filled with the rows' names and with parameters for its constants. */
    public SqlWriter fragment(Fragment fragment, RowNames names) {
        for (Fragment.Part part : fragment.parts()) {
            if (part instanceof Fragment.Text sql) {
                text.append(sql.sql());
            } else if (part instanceof Fragment.Existing existing) {
                names.existing(existing.column(), this);
            } else if (part instanceof Fragment.Excluded excluded) {
                names.excluded(excluded.column(), this);
            } else if (part instanceof Fragment.RowConstant constant) {
                names.rowConstant(constant.column(), this);
            } else if (part instanceof Fragment.Constant constant) {
                names.constant(constant, this);
            }
        }
        return this;
    }

    /** Adds a parameter for a constant. */
    public SqlWriter constant(Fragment.Constant constant) {
        return parameter(new Binding.Constant(constant.index()));
    }

    /** Adds a parameter for a constant that the database is told the type of, where it is known. */
    public SqlWriter typedConstant(Fragment.Constant constant) {
        if (constant.type().isEmpty()) {
            return constant(constant);
        }
        return add("cast(")
                .constant(constant)
                .add(" as ")
                .add(constant.type().get())
                .add(")");
    }

    /** Adds each item in turn, with commas between them. */
    public <T> SqlWriter list(Iterable<T> items, Consumer<T> write) {
        return list(items, ", ", write);
    }

    /** Adds each item in turn, with the separator between them. */
    public <T> SqlWriter list(Iterable<T> items, String separator, Consumer<T> write) {
        for (Iterator<T> iterator = items.iterator(); iterator.hasNext(); ) {
            write.accept(iterator.next());
            if (iterator.hasNext()) {
                text.append(separator);
            }
        }
        return this;
    }

    /** Adds numbered items in turn, from 0, with commas between them. */
    public SqlWriter times(int count, IntConsumer write) {
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                text.append(", ");
            }
            write.accept(i);
        }
        return this;
    }

    /** What was written so far. */
    public SqlText finish() {
        return new SqlText(text.toString(), bindings, Optional.ofNullable(load));
    }
}
