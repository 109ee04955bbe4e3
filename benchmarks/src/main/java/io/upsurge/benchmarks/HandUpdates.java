package io.upsurge.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Updates of three columns by the identifier, by hand. */
record HandUpdates<E>(Jdbc jdbc, Feed<E> feed) {

    List<Contender<E>> contenders() {
        List<Column<E>> sent = feed.idAnd(feed.three());
        return switch (jdbc.kind()) {
            case POSTGRESQL ->
                List.of(
                        jdbc.contender(
                                "JDBC arrays, 1,000 rows",
                                (connection, rows) ->
                                        new PostgresArrays(connection).update(feed, feed.sortedById(rows), sent)),
                        jdbc.contender(
                                "JDBC COPY, then one statement",
                                (connection, rows) ->
                                        new PostgresCopy(connection).update(feed, feed.sortedById(rows), sent)));
            case MYSQL ->
                List.of(
                        jdbc.contender("JDBC join, 1,000 rows", join(sent)),
                        jdbc.tunedContender("JDBC join, 1,000 rows", join(sent)));
            case MARIADB ->
                List.of(
                        jdbc.contender("JDBC join, 1,000 rows", join(sent)),
                        jdbc.tunedContender("JDBC join, 1,000 rows", join(sent)),
                        jdbc.tunedContender("JDBC bulk, 1,000 rows", batch()));
            case SQLITE, H2 -> List.of(jdbc.contender("JDBC batch, 1,000 rows", batch()));
        };
    }

    private Jdbc.Work<E> join(List<Column<E>> sent) {
        Sql sql = new Sql(jdbc.kind(), feed);
        return (connection, rows) -> Statements.multiRow(
                connection, feed.sortedById(rows), 1000, sent, count -> sql.updateJoin(sent, count));
    }

    private Jdbc.Work<E> batch() {
        List<Column<E>> parameters = new ArrayList<>(feed.three());
        parameters.add(feed.id());
        String update = new Sql(jdbc.kind(), feed).updateOne(feed.three());
        return (connection, rows) -> Statements.batch(connection, feed.sortedById(rows), 1000, parameters, update);
    }
}
