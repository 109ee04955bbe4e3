package io.upsurge.internal.description;

import io.upsurge.Duplicates;
import io.upsurge.Fallback;
import io.upsurge.Outcomes;
import io.upsurge.Synchronize;
import io.upsurge.VersionPolicy;
import java.util.OptionalInt;

/** The options that every statement has. */
public record Options(
        Duplicates duplicates,
        Synchronize synchronize,
        VersionPolicy version,
        Outcomes outcomes,
        Fallback fallback,
        OptionalInt chunkSize) {

    /** Those that hold unless the caller says otherwise. */
    public static final Options DEFAULT = new Options(
            Duplicates.REJECT,
            Synchronize.AUTO,
            VersionPolicy.CHECK,
            Outcomes.IF_FREE,
            Fallback.NATIVE_ONLY,
            OptionalInt.empty());

    Options with(Duplicates policy) {
        return new Options(policy, synchronize, version, outcomes, fallback, chunkSize);
    }

    Options with(Synchronize mode) {
        return new Options(duplicates, mode, version, outcomes, fallback, chunkSize);
    }

    Options with(VersionPolicy policy) {
        return new Options(duplicates, synchronize, policy, outcomes, fallback, chunkSize);
    }

    Options with(Outcomes precision) {
        return new Options(duplicates, synchronize, version, precision, fallback, chunkSize);
    }

    Options with(Fallback choice) {
        return new Options(duplicates, synchronize, version, outcomes, choice, chunkSize);
    }

    Options withChunkSize(int rows) {
        return new Options(duplicates, synchronize, version, outcomes, fallback, OptionalInt.of(rows));
    }
}
