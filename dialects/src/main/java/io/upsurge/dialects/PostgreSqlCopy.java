package io.upsurge.dialects;

import io.upsurge.dialect.RowLoad;
import io.upsurge.dialect.RowLoader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * COPY: in its binary format where all columns are of types whose bytes are known, else in its text format, which the
 * server reads by the same functions as the texts in arrays. A column of another type than its mapping says would take
 * the bytes for something else, so that of a table which is there the catalogue's types count.
 */
final class PostgreSqlCopy implements RowLoader {

    static final PostgreSqlCopy INSTANCE = new PostgreSqlCopy();

    /** Making a table takes 1 ms and is made up for by then (PostgreSQL 15.20, 8 columns). */
    private static final int LEAST_APART = 3_000;

    private static final int LEAST_IN_PLACE = 1_000;
    private static final int PIECE = 1 << 16;

    private PostgreSqlCopy() {}

    /** A pool's connection stands before the driver's. */
    @Override
    public boolean isPossibleBy(Connection connection) throws SQLException {
        try {
            return Driver.isBehind(connection);
        } catch (NoClassDefFoundError e) {
            return false; // the connection is that of another driver
        }
    }

    @Override
    public int leastRows(boolean inPlace) {
        return inPlace ? LEAST_IN_PLACE : LEAST_APART;
    }

    @Override
    public int preferredChunk() {
        return 20_000;
    }

    @Override
    public String create(RowLoad load) {
        return "create temporary table " + load.table().replace("pg_temp.", "") + " ("
                + load.columns().stream()
                        .map(column -> column.name() + " " + column.type())
                        .collect(Collectors.joining(", "))
                + ") on commit drop";
    }

    @Override
    public String drop(RowLoad load) {
        return "drop table " + load.table();
    }

    @Override
    public String command(RowLoad load) {
        return "copy " + load.table() + " (" + String.join(", ", load.names()) + ") from stdin"
                + (CopyBinary.types(load).isPresent() ? " (format binary)" : "");
    }

    @Override
    public void load(Connection connection, RowLoad load, Values values) throws SQLException {
        CopyBuffer buffer = new CopyBuffer(PIECE);
        Optional<List<BinaryType>> types = CopyBinary.types(load);
        if (types.isPresent()) {
            Driver.load(
                    connection,
                    command(load),
                    buffer,
                    new CopyBinary(buffer, types.get()),
                    values::typed,
                    values.rows(),
                    types.get().size());
        } else {
            Driver.load(
                    connection,
                    command(load),
                    buffer,
                    new CopyText(buffer),
                    values::value,
                    values.rows(),
                    load.columns().size());
        }
    }

    /** Values in the form that a format takes. */
    private interface Cells {
        @Nullable
        Object value(int column, int row) throws SQLException;
    }

    /** The only class that needs the driver, which an application on another database may not have. */
    private static final class Driver {

        static boolean isBehind(Connection connection) throws SQLException {
            return connection.isWrapperFor(PGConnection.class);
        }

        static void load(
                Connection connection,
                String command,
                CopyBuffer buffer,
                CopyRows format,
                Cells cells,
                int rows,
                int columns)
                throws SQLException {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
            try {
                format.begin();
                for (int row = 0; row < rows; row++) {
                    format.beginRow();
                    for (int column = 0; column < columns; column++) {
                        format.value(column, cells.value(column, row));
                    }
                    format.endRow();
                    if (buffer.size() >= PIECE) {
                        copy.writeToCopy(buffer.bytes(), 0, buffer.size());
                        buffer.clear();
                    }
                }
                format.end();
                copy.writeToCopy(buffer.bytes(), 0, buffer.size());
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
    }
}
