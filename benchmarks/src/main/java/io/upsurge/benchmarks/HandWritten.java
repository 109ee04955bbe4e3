package io.upsurge.benchmarks;

import java.sql.SQLException;
import java.util.List;

/** JDBC by hand, with what serves each database best: the limit for everybody else. Rows are sorted by their key. */
record HandWritten(Jdbc jdbc) implements Family {

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        return switch (workload) {
            case W1, W1_WIDE, GROWTH_CALL, GROWTH_TABLE -> new HandUpserts<>(jdbc, feed, false).contenders();
            case W1_ID -> new HandUpserts<>(jdbc, feed, true).contenders();
            case W2 -> new HandInserts<>(jdbc, feed).contenders();
            case W3 -> new HandUpdates<>(jdbc, feed).contenders();
            case W4 -> new HandSingles<>(jdbc, feed).contenders();
            case W6 -> new HandReturns<>(jdbc, feed).contenders();
            case W5, W7_UPDATE, W7_DELETE -> List.of();
        };
    }

    @Override
    public void close() throws SQLException {
        jdbc.close();
    }
}
