package io.upsurge.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes many rows to the database by what a driver has beside JDBC, faster than a statement that brings them itself. */
public interface RowLoader {

    /** What is loaded. */
    interface Values {

        /** How many rows there are. */
        int rows();

        /** The value of a column in a row, both counted from 0, as an SQL array would hold it. */
        @Nullable
        Object value(int column, int row) throws SQLException;

        /** The same value as an instance of the class that the {@linkplain RowLoad.Column column} tells. */
        @Nullable
        Object typed(int column, int row) throws SQLException;
    }

    /** Whether the driver behind the connection has it. */
    boolean isPossibleBy(Connection connection) throws SQLException;

    /**
     * From how many rows of one statement on it is the fastest way.
     *
     * @param inPlace whether the rows go into the table itself, and not into one of their own first
     */
    int leastRows(boolean inPlace);

    /** How many rows are loaded at a time, where the caller does not say. */
    int preferredChunk();

    /** The statement that makes the table which the rows have of their own. */
    String create(RowLoad load);

    /** The statement that drops it. */
    String drop(RowLoad load);

    /** The command that loads, as the log shows it. */
    String command(RowLoad load);

    /** Loads rows, so that a statement which reads the table that was made for them finds them in their order. */
    void load(Connection connection, RowLoad load, Values values) throws SQLException;
}
