package io.upsurge.dialects;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * A transaction that writes something and ends as soon as another one waits for it.
 *
 * @param write what it writes, to be flushed
 * @param untilWaiting returns when the other one waits
 * @param commits whether it ends by a commit
 */
record HeldRows(SessionFactory sessions, Consumer<Session> write, Runnable untilWaiting, boolean commits) {

    /** Does the other transaction's work while this one holds what it wrote. */
    void during(Consumer<Session> work) throws Exception {
        CountDownLatch holding = new CountDownLatch(1);
        CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> sessions.inSession(session -> {
            session.beginTransaction();
            write.accept(session);
            session.flush();
            holding.countDown();
            try {
                untilWaiting.run();
            } finally {
                end(session);
            }
        }));
        try {
            if (!holding.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The rows were not held");
            }
            sessions.inTransaction(work);
        } finally {
            holder.get(60, TimeUnit.SECONDS);
        }
    }

    private void end(Session session) {
        if (commits) {
            session.getTransaction().commit();
        } else {
            session.getTransaction().rollback();
        }
    }
}
