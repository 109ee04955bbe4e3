package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.VersionPolicy;

/** Whether the mapping has what the option about versions needs. */
final class VersionOption {

    private VersionOption() {}

    static void requirePossible(PlanParts parts) {
        boolean newerWins = parts.description.options().version() == VersionPolicy.NEWER_WINS;
        if (newerWins && parts.entity.version().isEmpty()) {
            throw new InvalidMutationException("version(NEWER_WINS) was asked for, and " + parts.entity.name()
                    + " has no @Version that could be newer. Leave it out, or compare an attribute in a where(..)");
        }
    }
}
