package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.Entry;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A row that an update by key leaves alone is not locked behind those with greater keys: decision 19. */
class PostgresUpdateLocksTest {

    @Nested
    @OnDatabase("postgres")
    class On15 extends Locks {
        On15() {
            super("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class On18 extends Locks {
        On18() {
            super("pgvector");
        }
    }

    abstract static class Locks {

        private final TestDatabase database;
        private SessionFactory sessions;

        Locks(String database) {
            this.database = OurDatabases.named(database);
        }

        @BeforeEach
        void threeRows() {
            sessions = database.sessionFactory(Entry.class);
            database.emptyTables(sessions);
            sessions.inTransaction(session -> {
                session.persist(new Entry(1L, "a", "free", 0));
                session.persist(new Entry(2L, "b", "taken", 0));
                session.persist(new Entry(3L, "c", "free", 0));
            });
        }

        /** Another transaction holds the row until the update is done; whoever waited for it would wait in vain. */
        @Test
        void leavesARowAloneWithoutWaitingForIt() throws Exception {
            CountDownLatch done = new CountDownLatch(1);
            new HeldRows(sessions, Locks::hold, () -> await(done), true).during(session -> {
                session.createNativeMutationQuery("set local lock_timeout = '5s'")
                        .executeUpdate();
                MutationResult<Entry> result = Upsurge.of(session)
                        .updateByKey(Entry.class)
                        .where(row -> row.builder().equal(row.existing("displayLabel"), "free"))
                        .execute(Rows.columns(Entry.class)
                                .column("id", List.of(1L, 2L, 3L))
                                .column("amountLeft", List.of(7, 7, 7)));
                assertThat(result.rows())
                        .extracting(RowResult::outcome)
                        .containsExactly(Outcome.UPDATED, Outcome.SKIPPED, Outcome.UPDATED);
                done.countDown();
            });
        }

        private static void hold(Session session) {
            session.createMutationQuery("update Entry set amountLeft = 9 where id = 2")
                    .executeUpdate();
        }

        private static void await(CountDownLatch done) {
            try {
                assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
