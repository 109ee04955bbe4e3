package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.MutationQuery;

/** HQL's {@code insert … values … on conflict}, 50 rows in a statement. */
record HibernateQuery(SessionFactory sessions, Kind kind) implements Family {

    private static final int ROWS = 50;

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        // Hibernate refuses columns as the conflict target there
        if (kind == Kind.H2 || kind == Kind.SQLITE) {
            return List.of();
        }
        return switch (workload) {
            case W1 ->
                List.of(Contender.of(
                        "HQL on conflict, 50 rows",
                        Side.HIBERNATE,
                        rows -> sessions.inTransaction(
                                session -> Chunks.of(rows, ROWS).forEach(chunk -> send(session, feed, chunk)))));
            case W4 ->
                List.of(Contender.of(
                        "HQL on conflict",
                        Side.HIBERNATE,
                        rows -> Chunks.of(rows, HandSingles.EACH)
                                .forEach(chunk -> sessions.inTransaction(
                                        session -> chunk.forEach(row -> send(session, feed, List.of(row)))))));
            default -> List.of();
        };
    }

    private static <E> void send(Session session, Feed<E> feed, List<E> rows) {
        MutationQuery query = session.createMutationQuery(text(feed, rows.size()));
        int parameter = 1;
        for (E row : rows) {
            for (Column<E> column : feed.columns()) {
                query.setParameter(parameter++, column.value(row));
            }
        }
        query.executeUpdate();
    }

    private static <E> String text(Feed<E> feed, int rows) {
        int columns = feed.columns().size();
        List<String> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> parameters = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                parameters.add("?" + (row * columns + column));
            }
            values.add("(" + String.join(", ", parameters) + ")");
        }
        return "insert into " + feed.entity().getSimpleName() + " ("
                + feed.columns().stream().map(Column::attribute).collect(Collectors.joining(", "))
                + ") values " + String.join(", ", values)
                + " on conflict(" + feed.key().attribute() + ") do update set "
                + feed.updated().stream()
                        .map(column -> column.attribute() + " = excluded." + column.attribute())
                        .collect(Collectors.joining(", "));
    }
}
