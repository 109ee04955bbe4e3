package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.query.MutationQuery;

/** HQL's {@code insert … values … on conflict}, 50 rows in a statement. */
record HibernateQuery(SessionFactory sessions, Kind kind) implements Family {

    private static final int ROWS = 50;

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        // H2's dialect has no conflict target: the translation fails
        if (workload != Workload.W1 || kind == Kind.H2) {
            return List.of();
        }
        return List.of(new Contender<>(
                "HQL on conflict, 50 rows",
                Side.HIBERNATE,
                rows -> sessions.inTransaction(session -> {
                    for (List<E> chunk : Chunks.of(rows, ROWS)) {
                        MutationQuery query = session.createMutationQuery(text(feed, chunk.size()));
                        int parameter = 1;
                        for (E row : chunk) {
                            for (Column<E> column : feed.columns()) {
                                query.setParameter(parameter++, column.value(row));
                            }
                        }
                        query.executeUpdate();
                    }
                })));
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
