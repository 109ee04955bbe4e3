package io.upsurge.internal.plan;

import io.upsurge.Transport;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.statement.ArrayElement;
import io.upsurge.statement.RowForm;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How rows travel to a database: in which form, and how many of them in one statement. */
final class Travel {

    private Travel() {}

    /** Arrays where the database takes them and each column has one, else values. */
    static RowForm form(UpsurgeDialect dialect, List<Optional<ArrayElement>> columns) {
        return form(dialect, Transport.AUTO, columns);
    }

    /** As the caller wishes, where that is possible. */
    static RowForm form(UpsurgeDialect dialect, Transport wanted, List<Optional<ArrayElement>> columns) {
        boolean arrays = dialect.rows() == RowForm.ARRAYS
                && wanted != Transport.VALUES
                && !columns.isEmpty()
                && columns.stream().allMatch(Optional::isPresent);
        return arrays ? RowForm.ARRAYS : RowForm.VALUES;
    }

    /**
     * How many rows go into one statement: as many as are wanted, and as the parameters allow, which the texts themselves
     * tell.
     *
     * @param texts each writes one of the statements for so many rows
     */
    static int chunkSize(UpsurgeDialect dialect, int wanted, List<BiConsumer<Integer, SqlWriter>> texts) {
        int size = wanted;
        for (BiConsumer<Integer, SqlWriter> text : texts) {
            int perRow = parameters(text, 2) - parameters(text, 1);
            int shared = parameters(text, 1) - perRow;
            size = perRow == 0 ? size : Math.min(size, (dialect.maxParameters() - shared) / perRow);
        }
        return Math.max(1, size);
    }

    private static int parameters(BiConsumer<Integer, SqlWriter> text, int rows) {
        SqlWriter sql = new SqlWriter();
        text.accept(rows, sql);
        return sql.finish().bindings().size();
    }
}
