package io.upsurge.tck.contract.differential;

import io.upsurge.Upsert;
import io.upsurge.tck.model.Guest;

/** What becomes of a row that is there already. */
enum Effect {
    NOTHING,
    EXCLUDED,
    SUM,
    IF_MORE,
    IF_CHANGED;

    Upsert<Guest> in(Upsert<Guest> upsert) {
        return switch (this) {
            case NOTHING -> upsert.doNothing();
            case EXCLUDED -> upsert.doUpdate(set -> set.excluded("visits", "city"));
            case SUM ->
                upsert.doUpdate(set -> set.expression(
                        "visits",
                        row -> row.builder().sum(row.<Integer>existing("visits"), row.<Integer>excluded("visits"))));
            case IF_MORE ->
                upsert.doUpdate(set -> set.excluded("visits", "city")
                        .where(row ->
                                row.builder().lt(row.<Integer>existing("visits"), row.<Integer>excluded("visits"))));
            case IF_CHANGED ->
                upsert.doUpdate(set -> set.excluded("visits", "city")).onlyIfChanged();
        };
    }
}
