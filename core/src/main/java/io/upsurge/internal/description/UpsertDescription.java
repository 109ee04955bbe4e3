package io.upsurge.internal.description;

import java.util.List;

/**
 * An upsert as the caller described it.
 *
 * @param onlyIfChanged whether rows with equal values are left alone
 * @param nullsAreEqual whether NULL in the conflict target equals NULL
 */
public record UpsertDescription(
        Class<?> entity,
        Target target,
        Action action,
        boolean onlyIfChanged,
        boolean nullsAreEqual,
        Reading reading,
        Options options) {

    /** The upsert that nothing was said about yet. */
    public static UpsertDescription of(Class<?> entity) {
        return new UpsertDescription(
                entity,
                new Target.Automatic(),
                new Action.UpdateAll(List.of()),
                false,
                false,
                new Reading.Nothing(),
                Options.DEFAULT);
    }

    UpsertDescription with(Target other) {
        return new UpsertDescription(entity, other, action, onlyIfChanged, nullsAreEqual, reading, options);
    }

    /** The same with another action. */
    public UpsertDescription with(Action other) {
        return new UpsertDescription(entity, target, other, onlyIfChanged, nullsAreEqual, reading, options);
    }

    /** The same with something else to read. */
    public UpsertDescription with(Reading other) {
        return new UpsertDescription(entity, target, action, onlyIfChanged, nullsAreEqual, other, options);
    }

    UpsertDescription with(Options other) {
        return new UpsertDescription(entity, target, action, onlyIfChanged, nullsAreEqual, reading, other);
    }

    UpsertDescription changedOnly() {
        return new UpsertDescription(entity, target, action, true, nullsAreEqual, reading, options);
    }

    UpsertDescription nullSafe() {
        return new UpsertDescription(entity, target, action, onlyIfChanged, true, reading, options);
    }
}
