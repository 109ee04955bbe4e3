package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An assigned identifier, a text, and a version of each type that JPA allows. */
@MappedSuperclass
public abstract class Versioned {

    @Id
    public @Nullable Long id;

    public @Nullable String text;

    /** The version, boxed. */
    public abstract @Nullable Object version();

    /** A version that is never null, so that 0 counts as given. */
    @Entity(name = "ByInt")
    public static class ByInt extends Versioned {
        @Version
        public int version;

        @Override
        public Object version() {
            return version;
        }
    }

    @Entity(name = "ByLong")
    public static class ByLong extends Versioned {
        @Version
        public @Nullable Long version;

        @Override
        public @Nullable Object version() {
            return version;
        }
    }

    /** A version in the smallest of the column types. */
    @Entity(name = "ByShort")
    public static class ByShort extends Versioned {
        @Version
        public @Nullable Short version;

        @Override
        public @Nullable Object version() {
            return version;
        }
    }

    /** A version from the clock. */
    @Entity(name = "ByInstant")
    public static class ByInstant extends Versioned {
        @Version
        public @Nullable Instant version;

        @Override
        public @Nullable Object version() {
            return version;
        }
    }

    /** A version from the clock, without a zone. */
    @Entity(name = "ByLocalDateTime")
    public static class ByLocalDateTime extends Versioned {
        @Version
        public @Nullable LocalDateTime version;

        @Override
        public @Nullable Object version() {
            return version;
        }
    }
}
