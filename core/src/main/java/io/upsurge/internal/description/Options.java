package io.upsurge.internal.description;

import io.upsurge.Duplicates;
import io.upsurge.Fallback;
import io.upsurge.Outcomes;
import io.upsurge.Synchronize;
import io.upsurge.Transport;
import io.upsurge.VersionPolicy;
import java.util.OptionalInt;

/**
 * The options that every statement has.
 *
 * @param verifySchema whether the conflict target is looked for in the database's schema
 */
public record Options(
        Duplicates duplicates,
        Synchronize synchronize,
        VersionPolicy version,
        Outcomes outcomes,
        Fallback fallback,
        OptionalInt chunkSize,
        boolean verifySchema,
        Transport transport) {

    /** Those that hold unless the caller says otherwise. */
    public static final Options DEFAULT = new Options(
            Duplicates.REJECT,
            Synchronize.AUTO,
            VersionPolicy.CHECK,
            Outcomes.IF_FREE,
            Fallback.NATIVE_ONLY,
            OptionalInt.empty(),
            false,
            Transport.AUTO);

    Options with(Duplicates policy) {
        return new Options(policy, synchronize, version, outcomes, fallback, chunkSize, verifySchema, transport);
    }

    Options with(Synchronize mode) {
        return new Options(duplicates, mode, version, outcomes, fallback, chunkSize, verifySchema, transport);
    }

    Options with(VersionPolicy policy) {
        return new Options(duplicates, synchronize, policy, outcomes, fallback, chunkSize, verifySchema, transport);
    }

    Options with(Outcomes precision) {
        return new Options(duplicates, synchronize, version, precision, fallback, chunkSize, verifySchema, transport);
    }

    Options with(Fallback choice) {
        return new Options(duplicates, synchronize, version, outcomes, choice, chunkSize, verifySchema, transport);
    }

    Options withChunkSize(int rows) {
        return new Options(
                duplicates, synchronize, version, outcomes, fallback, OptionalInt.of(rows), verifySchema, transport);
    }

    Options withSchemaVerified() {
        return new Options(duplicates, synchronize, version, outcomes, fallback, chunkSize, true, transport);
    }

    Options with(Transport way) {
        return new Options(duplicates, synchronize, version, outcomes, fallback, chunkSize, verifySchema, way);
    }
}
