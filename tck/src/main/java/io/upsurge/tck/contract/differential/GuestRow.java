package io.upsurge.tck.contract.differential;

import io.upsurge.tck.model.Guest;
import org.jspecify.annotations.Nullable;

/** A row of the model, or one that is given to a statement. */
record GuestRow(
        long id,
        String email,
        @Nullable String badge,
        int visits,
        @Nullable String city,
        int version) {

    static GuestRow of(Guest guest) {
        return new GuestRow(
                guest.id,
                guest.email,
                guest.badge,
                guest.visits,
                guest.city,
                guest.version == null ? -1 : guest.version);
    }

    /** An entity that expects no version. */
    Guest entity() {
        return new Guest(id, email, badge, visits, city);
    }

    GuestRow updated(int newVisits, @Nullable String newCity) {
        return new GuestRow(id, email, badge, newVisits, newCity, version + 1);
    }

    GuestRow renamed(String newEmail) {
        return new GuestRow(id, newEmail, badge, visits, city, version + 1);
    }

    @Override
    public String toString() {
        return "(" + id + " " + email + " " + badge + " " + visits + " " + city + ")";
    }
}
