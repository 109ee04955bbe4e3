package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Attempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** An upsert in a session that manages some of the stored rows, which are to be fresh afterwards. */
final class WithManaged<E> implements Attempt {

    private static final int MANAGED = 1000;

    private final Session session;
    private final Feed<E> feed;
    private final List<E> rows;
    private final List<E> managed;

    WithManaged(SessionFactory sessions, Feed<E> feed, List<E> rows) {
        this.session = sessions.openSession();
        this.feed = feed;
        this.rows = rows;
        session.beginTransaction();
        this.managed = session.createSelectionQuery(
                        "from " + feed.entity().getSimpleName() + " order by id", feed.entity())
                .setMaxResults(MANAGED)
                .getResultList();
    }

    @Override
    public void perform() {
        Ours.onKey(session, feed).execute(rows);
        session.getTransaction().commit();
    }

    @Override
    public boolean right() {
        Map<Object, E> given = new HashMap<>();
        rows.forEach(row -> given.put(feed.key().value(row), row));
        return managed.stream()
                .allMatch(entity -> feed.updated().stream()
                        .allMatch(column ->
                                column.same(entity, given.get(feed.key().value(entity)))));
    }

    @Override
    public void close() {
        session.close();
    }
}
