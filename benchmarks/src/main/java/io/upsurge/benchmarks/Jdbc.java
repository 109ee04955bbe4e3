package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * The connections of the hand-written side.
 *
 * @param connection with the driver's defaults
 * @param tuned with the driver settings that serve it best; the same where the defaults do
 */
record Jdbc(Kind kind, Connection connection, Connection tuned) implements AutoCloseable {

    static Jdbc to(Server server) throws SQLException {
        Connection connection = server.connect(new Properties());
        Properties fastest = server.kind().fastest();
        return new Jdbc(server.kind(), connection, fastest.isEmpty() ? connection : server.connect(fastest));
    }

    /** What is done by hand, without the commit. */
    interface Work<E> {
        void on(Connection connection, List<E> rows) throws Exception;
    }

    <E> Contender<E> contender(String name, Work<E> work) {
        return contender(name, connection, work);
    }

    /** The same with the driver settings that serve it best. */
    <E> Contender<E> tunedContender(String name, Work<E> work) {
        return contender(name + OursWith.TUNED, tuned, work);
    }

    private static <E> Contender<E> contender(String name, Connection connection, Work<E> work) {
        return Contender.of(name, Side.HAND_WRITTEN, rows -> {
            try {
                work.on(connection, rows);
                connection.commit();
            } catch (Exception e) {
                connection.rollback();
                throw e;
            }
        });
    }

    /** How many rows of so many columns a statement takes. */
    static int rows(int wanted, int columns) {
        return Math.min(wanted, 30_000 / columns);
    }

    @Override
    public void close() throws SQLException {
        tuned.close();
        connection.close();
    }
}
