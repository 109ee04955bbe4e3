package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Upserts of single rows by hand, committed every 100 rows, with the identifier given back. */
record HandSingles<E>(Jdbc jdbc, Feed<E> feed) {

    static final int EACH = 100;

    List<Contender<E>> contenders() {
        List<Contender<E>> contenders = new ArrayList<>();
        String text = returning();
        contenders.add(jdbc.contender("JDBC row by row, returning", (open, rows) -> send(open, rows, text)));
        if (jdbc.tuned() != jdbc.connection()) {
            contenders.add(jdbc.tunedContender("JDBC row by row, returning", (open, rows) -> send(open, rows, text)));
        }
        return contenders;
    }

    private String returning() {
        String upsert = new Sql(jdbc.kind(), feed).upsert(sent(), feed.key(), feed.updated(), 1);
        return switch (jdbc.kind()) {
            case H2 -> "select id from final table (" + upsert + ")";
            case MYSQL -> upsert + ", id = last_insert_id(" + feed.table() + ".id)";
            case POSTGRESQL, MARIADB, SQLITE -> upsert + " returning id";
        };
    }

    private void send(Connection connection, List<E> rows, String text) throws SQLException {
        if (jdbc.kind().sequences) {
            Identifiers.draw(connection, jdbc.kind(), feed, rows);
        }
        boolean generated = jdbc.kind() == Kind.MYSQL;
        try (PreparedStatement statement = connection.prepareStatement(
                text, generated ? Statement.RETURN_GENERATED_KEYS : Statement.NO_GENERATED_KEYS)) {
            int count = 0;
            for (E row : rows) {
                Statements.bind(statement, List.of(row), sent());
                try (ResultSet keys = generated ? generatedKeys(statement) : statement.executeQuery()) {
                    keys.next();
                    feed.setId().accept(row, keys.getLong(1));
                }
                if (++count % EACH == 0) {
                    connection.commit();
                }
            }
        }
    }

    /** The driver's {@code execute()} takes half as long again. */
    private static ResultSet generatedKeys(PreparedStatement statement) throws SQLException {
        statement.executeUpdate();
        return statement.getGeneratedKeys();
    }

    private List<Column<E>> sent() {
        return new HandUpserts<>(jdbc, feed, false).sent();
    }
}
