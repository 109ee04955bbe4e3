package io.upsurge.benchmarks;

import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.benchmarks.Contender.Side;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** This library, as its guide says. */
record Ours(SessionFactory sessions) implements Family {

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        return switch (workload) {
            case W1, W1_WIDE -> List.of(ours("Upsurge", rows -> sessions.inTransaction(
                    session -> onKey(session, feed).execute(rows))));
            case W1_ID -> List.of(ours("Upsurge", rows -> sessions.inTransaction(session -> Upsurge.of(session)
                    .upsertInto(feed.entity())
                    .onPrimaryKey()
                    .execute(rows))));
        };
    }

    static <E> Upsert<E> onKey(Session session, Feed<E> feed) {
        return Upsurge.of(session)
                .upsertInto(feed.entity())
                .onConflict(feed.key().attribute())
                .doUpdate(set -> set.excluded(attributes(feed.updated())));
    }

    static <E> String[] attributes(List<Column<E>> columns) {
        return columns.stream().map(Column::attribute).toArray(String[]::new);
    }

    private static <E> Contender<E> ours(String name, Contender.Action<E> action) {
        return new Contender<>(name, Side.OURS, action);
    }
}
