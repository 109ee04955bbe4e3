package io.upsurge.dialects;

import static io.upsurge.dialects.Collisions.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What asks the caller to repeat the transaction, in each database's own code; all of it provoked for real. */
class CollisionsTest {

    @Nested
    @OnDatabase("h2")
    class OnH2 {

        private final Collisions collisions = new Collisions("h2");

        @Test
        void aDeadlock() throws Exception {
            assertThat(collisions.crosswise()).containsExactlyInAnyOrder("40001", NONE);
        }

        @Test
        void aLockThatIsWaitedForTooLong() {
            assertThat(collisions.waiting("set lock_timeout 10", "set lock_timeout 30000"))
                    .isEqualTo("50200");
        }

        @Test
        void aRowThatHasChangedSinceTheSnapshot() {
            assertThat(collisions.changedSinceSnapshot()).isEqualTo("40001");
        }

        /** As a violation of the conflict target, which no statement of this transaction can resolve. */
        @Test
        void aRowThatTheSnapshotDoesNotShow() {
            assertThat(collisions.insertedSinceSnapshot()).isEqualTo("23505");
        }

        /** Though its row cannot be seen either. */
        @Test
        void notAnotherUniqueKey() {
            assertThatThrownBy(collisions::otherKeySinceSnapshot).isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Nested
    @OnDatabase("sqlite")
    class OnSqlite {

        private final Collisions collisions = new Collisions("sqlite");

        @Test
        void aLockThatIsWaitedForTooLong() {
            assertThat(collisions.waiting("pragma busy_timeout = 10", "pragma busy_timeout = 30000"))
                    .isEqualTo("5");
        }

        @Test
        void aRowThatHasChangedSinceTheSnapshot() {
            assertThat(collisions.changedSinceSnapshot()).isEqualTo("5");
        }

        @Test
        void aRowThatTheSnapshotDoesNotShow() {
            assertThat(collisions.insertedSinceSnapshot()).isEqualTo("5");
        }
    }

    @Nested
    @OnDatabase("postgres")
    class OnPostgres15 {

        private final Collisions collisions = new Collisions("postgres");

        @Test
        void aDeadlock() throws Exception {
            assertThat(collisions.crosswise()).containsExactlyInAnyOrder("40P01", NONE);
        }

        @Test
        void aLockThatIsWaitedForTooLong() {
            assertThat(collisions.waiting("set lock_timeout = '10ms'", "reset lock_timeout"))
                    .isEqualTo("55P03");
        }

        @Test
        void aRowThatHasChangedSinceTheSnapshot() {
            assertThat(collisions.changedSinceSnapshot()).isEqualTo("40001");
        }

        @Test
        void aRowThatTheSnapshotDoesNotShow() {
            assertThat(collisions.insertedSinceSnapshot()).isEqualTo("40001");
        }

        /** Though its row cannot be seen either. */
        @Test
        void notAnotherUniqueKey() {
            assertThatThrownBy(collisions::otherKeySinceSnapshot).isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class OnPostgres18 {

        private final Collisions collisions = new Collisions("pgvector");

        @Test
        void aDeadlock() throws Exception {
            assertThat(collisions.crosswise()).containsExactlyInAnyOrder("40P01", NONE);
        }

        @Test
        void aLockThatIsWaitedForTooLong() {
            assertThat(collisions.waiting("set lock_timeout = '10ms'", "reset lock_timeout"))
                    .isEqualTo("55P03");
        }

        @Test
        void aRowThatHasChangedSinceTheSnapshot() {
            assertThat(collisions.changedSinceSnapshot()).isEqualTo("40001");
        }

        @Test
        void aRowThatTheSnapshotDoesNotShow() {
            assertThat(collisions.insertedSinceSnapshot()).isEqualTo("40001");
        }

        /** Though its row cannot be seen either. */
        @Test
        void notAnotherUniqueKey() {
            assertThatThrownBy(collisions::otherKeySinceSnapshot).isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Nested
    @OnDatabase("mysql")
    class OnMySql {

        private final Collisions collisions = new Collisions("mysql");

        @Test
        void aDeadlock() throws Exception {
            assertThat(collisions.crosswise()).containsExactlyInAnyOrder("1213", NONE);
        }

        @Test
        void aLockThatIsWaitedForTooLong() {
            assertThat(collisions.waiting("set innodb_lock_wait_timeout = 1", "set innodb_lock_wait_timeout = default"))
                    .isEqualTo("1205");
        }

        /** Its statements write what is there. */
        @Test
        void aRowThatHasChangedSinceTheSnapshot() {
            assertThat(collisions.changedSinceSnapshot()).isEqualTo(NONE);
        }

        @Test
        void aRowThatTheSnapshotDoesNotShow() {
            assertThat(collisions.insertedSinceSnapshot()).isEqualTo(NONE);
        }

        /** Though its row cannot be seen either. */
        @Test
        void notAnotherUniqueKey() {
            assertThatThrownBy(collisions::otherKeySinceSnapshot).isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Nested
    @OnDatabase("mariadb")
    class OnMariaDb11 {

        private final Collisions collisions = new Collisions("mariadb");

        @Test
        void aDeadlock() throws Exception {
            assertThat(collisions.crosswise()).containsExactlyInAnyOrder("1213", NONE);
        }

        @Test
        void aLockThatIsWaitedForTooLong() {
            assertThat(collisions.waiting("set innodb_lock_wait_timeout = 0", "set innodb_lock_wait_timeout = default"))
                    .isEqualTo("1205");
        }

        @Test
        void aRowThatHasChangedSinceTheSnapshot() {
            assertThat(collisions.changedSinceSnapshot()).isEqualTo("1020");
        }

        @Test
        void aRowThatTheSnapshotDoesNotShow() {
            assertThat(collisions.insertedSinceSnapshot()).isEqualTo("1020");
        }
    }

    @Nested
    @OnDatabase("mariadb10")
    class OnMariaDb10 {

        private final Collisions collisions = new Collisions("mariadb10");

        @Test
        void aDeadlock() throws Exception {
            assertThat(collisions.crosswise()).containsExactlyInAnyOrder("1213", NONE);
        }

        @Test
        void aLockThatIsWaitedForTooLong() {
            assertThat(collisions.waiting("set innodb_lock_wait_timeout = 0", "set innodb_lock_wait_timeout = default"))
                    .isEqualTo("1205");
        }

        /** Its statements write what is there. */
        @Test
        void aRowThatHasChangedSinceTheSnapshot() {
            assertThat(collisions.changedSinceSnapshot()).isEqualTo(NONE);
        }

        @Test
        void aRowThatTheSnapshotDoesNotShow() {
            assertThat(collisions.insertedSinceSnapshot()).isEqualTo(NONE);
        }

        /** Though its row cannot be seen either. */
        @Test
        void notAnotherUniqueKey() {
            assertThatThrownBy(collisions::otherKeySinceSnapshot).isInstanceOf(ConstraintViolationException.class);
        }
    }
}
