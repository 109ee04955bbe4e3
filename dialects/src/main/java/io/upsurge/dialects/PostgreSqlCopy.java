package io.upsurge.dialects;

import io.upsurge.dialect.RowLoad;
import io.upsurge.dialect.RowLoader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * COPY in its text format, which the server reads by the same functions as the texts in arrays: no column can be of
 * another type than the one that the values were encoded for.
 */
final class PostgreSqlCopy implements RowLoader {

    static final PostgreSqlCopy INSTANCE = new PostgreSqlCopy();

    /** Making a table takes 1 ms and is made up for by then (PostgreSQL 15.18, 8 columns). */
    private static final int LEAST_APART = 5_000;

    private static final int LEAST_IN_PLACE = 500;
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
        StringBuilder text = new StringBuilder("create temporary table ")
                .append(load.table().replace("pg_temp.", ""))
                .append(" (");
        for (int i = 0; i < load.columns().size(); i++) {
            text.append(load.columns().get(i))
                    .append(' ')
                    .append(load.types().get(i))
                    .append(", ");
        }
        return text.append("position integer) on commit drop").toString();
    }

    @Override
    public String drop(RowLoad load) {
        return "drop table " + load.table();
    }

    @Override
    public String command(RowLoad load) {
        return "copy " + load.table() + " (" + String.join(", ", load.columns())
                + (load.isInPlace() ? "" : ", position") + ") from stdin";
    }

    @Override
    public void load(Connection connection, RowLoad load, Values values) throws SQLException {
        Driver.load(connection, load, command(load), values);
    }

    /** The only class that needs the driver, which an application on another database may not have. */
    private static final class Driver {

        static boolean isBehind(Connection connection) throws SQLException {
            return connection.isWrapperFor(PGConnection.class);
        }

        static void load(Connection connection, RowLoad load, String command, Values values) throws SQLException {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
            try {
                CopyText text = new CopyText(PIECE);
                int columns = load.columns().size();
                for (int row = 0; row < values.rows(); row++) {
                    for (int column = 0; column < columns; column++) {
                        text.separator(column).value(values.value(column, row));
                    }
                    if (!load.isInPlace()) {
                        text.separator(columns).number(row + 1L);
                    }
                    text.end();
                    if (text.size() >= PIECE) {
                        copy.writeToCopy(text.bytes(), 0, text.size());
                        text.clear();
                    }
                }
                copy.writeToCopy(text.bytes(), 0, text.size());
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
    }
}
