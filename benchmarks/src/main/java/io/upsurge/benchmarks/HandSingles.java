package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Upserts of single rows by hand, committed every 100 rows, with the identifier given back where the database can. */
record HandSingles<E>(Jdbc jdbc, Feed<E> feed) {

    static final int EACH = 100;

    List<Contender<E>> contenders() {
        List<Contender<E>> contenders = new ArrayList<>();
        String upsert = new Sql(jdbc.kind(), feed).upsert(sent(), feed.key(), feed.updated(), 1);
        if (jdbc.kind() == Kind.H2) {
            String returning = "select id from final table (" + upsert + ")";
            contenders.add(jdbc.contender("JDBC row by row, returning", (open, rows) -> send(open, rows, returning)));
        } else if (jdbc.kind() != Kind.MYSQL) {
            String returning = upsert + " returning id";
            contenders.add(jdbc.contender("JDBC row by row, returning", (open, rows) -> send(open, rows, returning)));
        } else {
            contenders.add(jdbc.contender("JDBC row by row", (open, rows) -> send(open, rows, upsert)));
        }
        if (jdbc.tuned() != jdbc.connection()) {
            String text = upsert + (jdbc.kind() == Kind.MARIADB ? " returning id" : "");
            contenders.add(jdbc.tunedContender("JDBC row by row", (open, rows) -> send(open, rows, text)));
        }
        return contenders;
    }

    private void send(Connection connection, List<E> rows, String text) throws SQLException {
        if (jdbc.kind().sequences) {
            Identifiers.draw(connection, jdbc.kind(), feed, rows);
        }
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int count = 0;
            for (E row : rows) {
                Statements.bind(statement, List.of(row), sent());
                if (statement.execute()) {
                    try (ResultSet keys = statement.getResultSet()) {
                        keys.next();
                        feed.setId().accept(row, keys.getLong(1));
                    }
                }
                if (++count % EACH == 0) {
                    connection.commit();
                }
            }
        }
    }

    private List<Column<E>> sent() {
        return jdbc.kind().sequences ? feed.withId() : feed.columns();
    }
}
