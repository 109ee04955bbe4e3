package io.upsurge.internal.description;

import io.upsurge.Synchronize;

/** An update or a delete by a condition, as the caller described it. */
public record MutationDescription(Class<?> entity, Change change, Reading reading, Synchronize synchronize) {

    /** The one that nothing but its change was said about. */
    static MutationDescription of(Class<?> entity, Change change) {
        return new MutationDescription(entity, change, new Reading.Nothing(), Synchronize.AUTO);
    }

    /** The same about another entity, a subclass of this one. */
    public MutationDescription about(Class<?> subclass) {
        return new MutationDescription(subclass, change, reading, synchronize);
    }

    MutationDescription with(Change other) {
        return new MutationDescription(entity, other, reading, synchronize);
    }

    MutationDescription with(Reading other) {
        return new MutationDescription(entity, change, other, synchronize);
    }

    MutationDescription with(Synchronize other) {
        return new MutationDescription(entity, change, reading, other);
    }
}
