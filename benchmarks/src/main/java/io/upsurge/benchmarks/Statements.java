package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;

/** Sends rows as parameters: many in one statement, or one in a statement of a batch. */
final class Statements {

    private Statements() {}

    /** A statement for {@code size} rows as often as it goes, then one for those that are left. */
    static <E> void multiRow(
            Connection connection, List<E> rows, int size, List<Column<E>> sent, IntFunction<String> text)
            throws SQLException {
        int whole = rows.size() / size * size;
        if (whole > 0) {
            send(connection, rows.subList(0, whole), size, sent, text);
        }
        if (whole < rows.size()) {
            send(connection, rows.subList(whole, rows.size()), rows.size() - whole, sent, text);
        }
    }

    private static <E> void send(
            Connection connection, List<E> rows, int size, List<Column<E>> sent, IntFunction<String> text)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.apply(size))) {
            for (List<E> chunk : Chunks.of(rows, size)) {
                bind(statement, chunk, sent);
                statement.executeUpdate();
            }
        }
    }

    static <E> void bind(PreparedStatement statement, List<E> rows, List<Column<E>> sent) throws SQLException {
        int parameter = 1;
        for (E row : rows) {
            for (Column<E> column : sent) {
                column.bind(statement, parameter++, row);
            }
        }
    }

    static <E> void batch(Connection connection, List<E> rows, int size, List<Column<E>> sent, String text)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int count = 0;
            for (E row : rows) {
                int parameter = 1;
                for (Column<E> column : sent) {
                    column.bind(statement, parameter++, row);
                }
                statement.addBatch();
                if (++count % size == 0) {
                    statement.executeBatch();
                }
            }
            if (count % size != 0) {
                statement.executeBatch();
            }
        }
    }
}
