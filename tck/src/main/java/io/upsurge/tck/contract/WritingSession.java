package io.upsurge.tck.contract;

import io.upsurge.Upsurge;
import io.upsurge.tck.model.CachedItem;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** A session with a transaction, stateful or not. */
record WritingSession(SharedSessionContract session) implements AutoCloseable {

    static WritingSession begin(SessionFactory sessions, boolean stateless) {
        SharedSessionContract session = stateless ? sessions.openStatelessSession() : sessions.openSession();
        session.beginTransaction();
        return new WritingSession(session);
    }

    Upsurge upsurge() {
        return session instanceof Session stateful ? Upsurge.of(stateful) : Upsurge.of((StatelessSession) session);
    }

    <E extends CachedItem> @Nullable E find(Class<E> type, UUID id) {
        return session instanceof Session stateful
                ? stateful.find(type, id)
                : ((StatelessSession) session).get(type, id);
    }

    void end(boolean commit) {
        if (commit) {
            session.getTransaction().commit();
        } else {
            session.getTransaction().rollback();
        }
    }

    @Override
    public void close() {
        if (session.getTransaction().isActive()) {
            session.getTransaction().rollback();
        }
        session.close();
    }
}
