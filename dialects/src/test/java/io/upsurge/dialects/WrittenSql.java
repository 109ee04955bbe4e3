package io.upsurge.dialects;

import io.upsurge.dialect.Binding;
import io.upsurge.dialect.Binding.Cell;
import io.upsurge.dialect.Binding.ColumnArray;
import io.upsurge.dialect.Binding.Constant;
import io.upsurge.dialect.RowLoad;
import io.upsurge.dialect.SqlText;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.CollectionDelete;
import io.upsurge.statement.ConditionalDelete;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.ConditionalUpdate;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyGroups;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.MissingRowsInsert;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import io.upsurge.statement.WritesTogether;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/**
 * What a dialect makes of a statement, as text that a person reads: the SQL on one line, then {@code -- } and what is
 * bound: {@code isbn 0} is the isbn of the first row, {@code isbn[]} that of all rows, {@code #0} the first constant.
 */
record WrittenSql(String text) {

    static WrittenSql of(UpsurgeDialect dialect, Statement statement, int rows) {
        SqlWriter sql = new SqlWriter();
        if (statement instanceof UpsertStatement upsert) {
            dialect.upsert(upsert, rows, sql);
        } else if (statement instanceof InsertStatement insert) {
            dialect.insert(insert, rows, sql);
        } else if (statement instanceof UpdateStatement update) {
            dialect.update(update, rows, sql);
        } else if (statement instanceof KeyRead read) {
            dialect.read(read, rows, sql);
        } else if (statement instanceof ConditionalUpdate update) {
            dialect.update(update, rows, sql);
        } else if (statement instanceof ConditionalDelete delete) {
            dialect.delete(delete, rows, sql);
        } else if (statement instanceof MissingRowsInsert insert) {
            dialect.insert(insert, rows, sql);
        } else if (statement instanceof CollectionDelete delete) {
            dialect.delete(delete, rows, sql);
        } else if (statement instanceof ConditionalRead read) {
            dialect.read(read, rows, sql);
        } else if (statement instanceof KeyGroups groups) {
            dialect.compare(groups, rows, sql);
        } else if (statement instanceof WritesTogether writes) {
            dialect.write(writes, rows, sql);
        }
        SqlText written = sql.finish();
        String bound = written.bindings().stream().map(WrittenSql::name).collect(Collectors.joining(", "));
        return new WrittenSql((steps(written) + " -- " + bound).strip());
    }

    private static String steps(SqlText written) {
        if (written.load().isEmpty()) {
            return written.text();
        }
        RowLoad load = written.load().get();
        String command = load.loader().command(load);
        return load.isInPlace()
                ? command
                : String.join(
                        "; ",
                        load.loader().create(load),
                        command,
                        written.text(),
                        load.loader().drop(load));
    }

    /** The lines of the expected text may break wherever the SQL has a blank. */
    void reads(String expected) {
        Assertions.assertThat(text).isEqualTo(expected.strip().replaceAll("\\s*\\n\\s*", " "));
    }

    private static String name(Binding binding) {
        if (binding instanceof Cell cell) {
            return column(cell.column()) + " " + cell.row();
        } else if (binding instanceof ColumnArray array) {
            return column(array.column()) + "[]";
        }
        return "#" + ((Constant) binding).index();
    }

    private static String column(int index) {
        return BookStatements.COLUMNS.get(index).name();
    }
}
