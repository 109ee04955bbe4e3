package io.upsurge.tck.contract.differential;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The unique keys of the table. */
enum GuestKey {
    ID("id"),
    EMAIL("email"),
    BADGE("badge");

    private final String attribute;

    GuestKey(String attribute) {
        this.attribute = attribute;
    }

    String attribute() {
        return attribute;
    }

    @Nullable
    Object of(GuestRow row) {
        return switch (this) {
            case ID -> row.id();
            case EMAIL -> row.email();
            case BADGE -> row.badge();
        };
    }

    /** Whether two rows have one value in this key; NULL equals nothing. */
    boolean collides(GuestRow one, GuestRow other) {
        return of(one) != null && Objects.equals(of(one), of(other));
    }
}
