package io.upsurge.tck.mapping;

import static io.upsurge.tck.mapping.RareTables.row;

import io.upsurge.tck.mapping.RareTables.AlwaysTwice;
import io.upsurge.tck.mapping.RareTables.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.List;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/** References that are no plain foreign keys, and a version that does not count everything. */
final class RareReferences {

    private RareReferences() {}

    /** Refers to entities of any type, by two columns. */
    @Entity(name = "Pointer")
    public static class Pointer extends Row {
        @Any(fetch = FetchType.LAZY)
        @AnyKeyJavaClass(Long.class)
        @AnyDiscriminatorValue(discriminator = "A", entity = AlwaysTwice.class)
        @AnyDiscriminatorValue(discriminator = "P", entity = Pointer.class)
        @Column(name = "to_type", length = 10)
        @JoinColumn(name = "to_key")
        public @Nullable Object goal;
    }

    /** Writes a foreign key as a plain attribute, and reads it as an association too. */
    @Entity(name = "KeyTwice")
    public static class KeyTwice extends Row {
        @Column(name = "twice_id")
        public @Nullable Long twiceId;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "twice_id", insertable = false, updatable = false)
        public @Nullable AlwaysTwice twice;
    }

    /** Its version does not count its hits. */
    @Entity(name = "HitsUncounted")
    public static class HitsUncounted extends Row {
        @OptimisticLock(excluded = true)
        public @Nullable Integer hits;

        @Version
        public @Nullable Integer version;
    }

    static List<Class<?>> classes() {
        return List.of(Pointer.class, KeyTwice.class, HitsUncounted.class);
    }

    static List<Sample<?>> samples() {
        return List.of(
                Sample.<Pointer>of("`@Any`", Pointer.class, "text", (given, i) -> {
                            Pointer pointer = new Pointer();
                            pointer.id = (long) i;
                            pointer.text = "text " + i;
                            pointer.goal = i % 2 == 0 ? null : given.one(AlwaysTwice.class, 1);
                            return pointer;
                        })
                        .changing("goal", (given, i) -> given.one(AlwaysTwice.class, 2)),
                Sample.<KeyTwice>of(
                                "a foreign key as a plain attribute, and as a `@JoinColumn` that is not written",
                                KeyTwice.class,
                                "text",
                                (given, i) -> {
                                    KeyTwice row = new KeyTwice();
                                    row.id = (long) i;
                                    row.text = "text " + i;
                                    row.twice = given.one(AlwaysTwice.class, 1);
                                    row.twiceId = 1L;
                                    return row;
                                })
                        .changing("twiceId", (given, i) -> null),
                row("`@OptimisticLock(excluded = true)`", HitsUncounted.class, i -> new HitsUncounted())
                        .changing("hits", (given, i) -> 5));
    }
}
