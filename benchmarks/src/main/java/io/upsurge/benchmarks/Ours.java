package io.upsurge.benchmarks;

import io.upsurge.Rows;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.benchmarks.Contender.Side;
import java.util.List;
import java.util.function.BiConsumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** This library, as its guide says. */
record Ours(SessionFactory sessions) implements Family {

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        return switch (workload) {
            case W1, W1_WIDE, GROWTH_CALL, GROWTH_TABLE ->
                List.of(ours(
                        "Upsurge",
                        rows -> sessions.inTransaction(
                                session -> onKey(session, feed).execute(rows))));
            case W1_ID ->
                List.of(ours(
                        "Upsurge",
                        rows -> sessions.inTransaction(session -> Upsurge.of(session)
                                .upsertInto(feed.entity())
                                .onPrimaryKey()
                                .execute(rows))));
            case W2 ->
                List.of(ours(
                        "Upsurge",
                        rows -> sessions.inTransaction(session ->
                                Upsurge.of(session).insertInto(feed.entity()).execute(rows))));
            case W3 ->
                List.of(ours(
                        "Upsurge",
                        rows -> sessions.inTransaction(session ->
                                Upsurge.of(session).updateByKey(feed.entity()).execute(columns(feed, rows)))));
            case W4 ->
                List.of(
                        ours(
                                "Upsurge, the identifier back",
                                rows -> rowByRow(
                                        rows,
                                        (session, row) -> onKey(session, feed)
                                                .returning("id")
                                                .execute(List.of(row)))),
                        ours(
                                "Upsurge, the entity back",
                                rows -> rowByRow(
                                        rows,
                                        (session, row) ->
                                                onKey(session, feed).returning().execute(List.of(row)))),
                        ours(
                                "Upsurge",
                                rows -> rowByRow(
                                        rows,
                                        (session, row) -> onKey(session, feed).execute(List.of(row)))));
            case W5 ->
                List.of(
                        new Contender<>(
                                "Upsurge, 1,000 managed", Side.OURS, rows -> new WithManaged<>(sessions, feed, rows)),
                        ours(
                                "Upsurge, none managed",
                                rows -> sessions.inTransaction(
                                        session -> onKey(session, feed).execute(rows))));
            case W6 ->
                List.of(
                        ours(
                                "Upsurge, entities back",
                                rows -> sessions.inTransaction(session -> {
                                    for (List<E> chunk : Chunks.thatComeBack(rows)) {
                                        onKey(session, feed).returning().execute(chunk);
                                        session.clear();
                                    }
                                })),
                        ours(
                                "Upsurge, nothing back",
                                rows -> sessions.inTransaction(
                                        session -> onKey(session, feed).execute(rows))));
            case W7_UPDATE, W7_DELETE -> List.of();
        };
    }

    static <E> Upsert<E> onKey(Session session, Feed<E> feed) {
        return Upsurge.of(session)
                .upsertInto(feed.entity())
                .onConflict(feed.key().attribute())
                .doUpdate(set -> set.excluded(attributes(feed.updated())));
    }

    private static <E> Rows<E> columns(Feed<E> feed, List<E> rows) {
        Rows.Columns<E> columns = Rows.columns(feed.entity());
        for (Column<E> column : feed.idAnd(feed.three())) {
            columns = columns.column(
                    column.attribute(), rows.stream().map(column::value).toList());
        }
        return columns;
    }

    private <E> void rowByRow(List<E> rows, BiConsumer<Session, E> statement) {
        try (Session session = sessions.openSession()) {
            for (List<E> chunk : Chunks.of(rows, HandSingles.EACH)) {
                session.beginTransaction();
                chunk.forEach(row -> statement.accept(session, row));
                session.getTransaction().commit();
                session.clear();
            }
        }
    }

    static <E> String[] attributes(List<Column<E>> columns) {
        return columns.stream().map(Column::attribute).toArray(String[]::new);
    }

    private static <E> Contender<E> ours(String name, Contender.Action<E> action) {
        return Contender.of(name, Side.OURS, action);
    }
}
