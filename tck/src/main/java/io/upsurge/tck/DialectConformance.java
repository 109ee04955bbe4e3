package io.upsurge.tck;

import io.upsurge.tck.contract.MergeLikeContract;
import io.upsurge.tck.contract.SmokeContract;
import org.junit.jupiter.api.Nested;

/** All contracts for one database: extend it, name the database, and run it as a JUnit test. */
public abstract class DialectConformance {

    /** The database to ask; the same one at each call. */
    protected abstract TestDatabase database();

    @Nested
    class Smoke extends SmokeContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class MergeLike extends MergeLikeContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }
}
