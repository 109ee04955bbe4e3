package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Draws identifiers by hand: all that a call needs, in one statement. */
final class Identifiers {

    /** How far the sequence steps, as the mapping says. */
    static final int ALLOCATION = 1000;

    private Identifiers() {}

    static <E> void draw(Connection connection, Kind kind, Feed<E> feed, List<E> rows) throws SQLException {
        String sequence = feed.table() + "_seq";
        String sql = kind == Kind.POSTGRESQL
                ? "select nextval('" + sequence + "') from generate_series(1, ?)"
                : "select next value for " + sequence + " from system_range(1, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, (rows.size() + ALLOCATION - 1) / ALLOCATION);
            try (ResultSet blocks = statement.executeQuery()) {
                long next = 0;
                long last = -1;
                for (E row : rows) {
                    if (next > last) {
                        blocks.next();
                        last = blocks.getLong(1);
                        next = last - ALLOCATION + 1;
                    }
                    feed.setId().accept(row, next++);
                }
            }
        }
    }
}
