package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Outcome;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.Journal;
import java.util.List;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Two inserts of one absent key, both past the look for it: one inserts, one updates, none fails. T02. */
class PostgresInsertRaceTest {

    private static final int RUNS = 100;

    @Nested
    @OnDatabase("postgres")
    class Postgres15 extends Races {
        Postgres15() {
            super("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class Postgres18 extends Races {
        Postgres18() {
            super("pgvector");
        }
    }

    abstract static class Races {

        private final TestDatabase database;
        private FrozenInserts inserts;

        Races(String name) {
            this.database = OurDatabases.named(name);
        }

        @BeforeEach
        void freeze() throws Exception {
            inserts = new FrozenInserts(database);
        }

        @AfterEach
        void thaw() throws Exception {
            inserts.close();
        }

        @Test
        void oneCommitsBeforeTheOtherGoesOn() throws Exception {
            for (int run = 0; run < RUNS; run++) {
                var one = inserts.racer(1, upsert(run));
                var other = inserts.racer(2, upsert(run));
                inserts.awaitFrozen(2);

                one.thaw();
                assertThat(one.written()).isEqualTo(Outcome.INSERTED);
                one.commit();
                other.thaw();
                assertThat(other.written()).isEqualTo(Outcome.UPDATED);
                other.commit();
            }
        }

        @Test
        void theOneThatCameLastCommitsFirst() throws Exception {
            for (int run = 0; run < RUNS; run++) {
                var one = inserts.racer(1, upsert(run));
                inserts.awaitFrozen(1);
                var other = inserts.racer(2, upsert(run));
                inserts.awaitFrozen(2);

                other.thaw();
                assertThat(other.written()).isEqualTo(Outcome.INSERTED);
                other.commit();
                one.thaw();
                assertThat(one.written()).isEqualTo(Outcome.UPDATED);
                one.commit();
            }
        }

        @Test
        void oneGoesOnAndWaitsForTheOtherToCommit() throws Exception {
            for (int run = 0; run < RUNS; run++) {
                var one = inserts.racer(1, upsert(run));
                var other = inserts.racer(2, upsert(run));
                inserts.awaitFrozen(2);

                one.thaw();
                assertThat(one.written()).isEqualTo(Outcome.INSERTED);
                other.thaw();
                inserts.awaitWaiting(1);
                one.commit();
                assertThat(other.written()).isEqualTo(Outcome.UPDATED);
                other.commit();
            }
        }

        /** The contrast, and the proof that the schedule bites: the same race through MERGE is lost each time. */
        @Test
        void hibernatesOwnUpsertFailsInTheSameRace() throws Exception {
            for (int run = 0; run < 5; run++) {
                var one = inserts.racer(1, hibernateUpsert(run));
                var other = inserts.racer(2, hibernateUpsert(run));
                inserts.awaitFrozen(2);

                one.thaw();
                one.written();
                one.commit();
                other.thaw();
                assertThatThrownBy(other::written).hasCauseInstanceOf(ConstraintViolationException.class);
            }
        }

        private static Function<StatelessSession, Outcome> upsert(long id) {
            return session -> Upsurge.of(session)
                    .upsertInto(Journal.class)
                    .execute(List.of(new Journal(id, "")))
                    .rows()
                    .get(0)
                    .outcome();
        }

        private static Function<StatelessSession, Boolean> hibernateUpsert(long id) {
            return session -> {
                session.upsert(new Journal(id, ""));
                return true;
            };
        }
    }
}
