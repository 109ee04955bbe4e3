package io.upsurge.tck.model;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** Entities whose changes Hibernate guards otherwise than by a version that counts every update. */
public final class Locks {

    private Locks() {}

    /** Changes of some attributes do not count. */
    @Entity(name = "Exempt")
    public static class Exempt {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @OptimisticLock(excluded = true)
        public @Nullable Integer hits;

        @Embedded
        @OptimisticLock(excluded = true)
        public @Nullable Seen seen;

        @UpdateTimestamp
        public @Nullable LocalDateTime changed;

        @Version
        public @Nullable Integer version;
    }

    /** What is excluded as a whole. */
    @Embeddable
    public static class Seen {
        public @Nullable String who;

        public @Nullable Integer times;
    }

    /** Has a version that nobody compares. */
    @Entity(name = "Unlocked")
    @OptimisticLocking(type = OptimisticLockType.NONE)
    public static class Unlocked {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @Version
        public @Nullable Integer version;
    }

    /** Hibernate compares what was loaded of all attributes. */
    @Entity(name = "ByAll")
    @DynamicUpdate
    @OptimisticLocking(type = OptimisticLockType.ALL)
    public static class ByAll {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        public @Nullable Integer hits;
    }

    /** Hibernate compares what was loaded of the attributes that changed. */
    @Entity(name = "ByDirty")
    @DynamicUpdate
    @OptimisticLocking(type = OptimisticLockType.DIRTY)
    public static class ByDirty {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        public @Nullable Integer hits;
    }
}
