package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.Fallback;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Slot;
import io.upsurge.tck.model.Slot_;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a database cannot do in one statement is done in several, where that is asked for: equal NULLs, constraints (A12, E7). */
public abstract class FallbackContract extends CapabilityContract {

    protected FallbackContract() {
        super(Slot.class);
    }

    private static Upsert<Slot> withEqualNulls(Upsurge upsurge) {
        return upsurge.upsertInto(Slot.class)
                .onConflict(Slot_.place, Slot_.hall)
                .nullsAreEqual()
                .fallback(Fallback.EMULATE);
    }

    private static Upsert<Slot> onConstraint(Upsurge upsurge) {
        return upsurge.upsertInto(Slot.class).onConstraint("uk_slot_place").fallback(Fallback.EMULATE);
    }

    private List<Slot> slots() {
        return all(Slot.class, "guest, host");
    }

    @Test
    void refusesNullInAKeyAndNamesTheWayOut() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Slot.class)
                            .onConflict("hall", "place")
                            .execute(List.of(new Slot("A", 1, "a"), new Slot("A", null, "b"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("Row 1")
                    .hasMessageContaining("nullsAreEqual()");
            return null;
        });
        assertThat(sent()).isEmpty();
    }

    @Test
    void nullEqualsNullWhereTheDatabaseCanOrRefuses() {
        stored(new Slot("A", null, "old"));
        Function<Upsurge, MutationResult<Slot>> call = upsurge -> upsurge.upsertInto(Slot.class)
                .onConflict("hall", "place")
                .nullsAreEqual()
                .execute(List.of(new Slot("A", null, "new"), new Slot(null, null, "other")));

        if (!can(Capability.NULL_SAFE_TARGET)) {
            assertRefused(call, "equal NULLs in the key [hall, place]", "fallback(EMULATE)");
            return;
        }
        upsurge(call);

        assertThat(slots())
                .extracting(slot -> slot.hall, slot -> slot.place, slot -> slot.guest)
                .containsExactly(tuple("A", null, "new"), tuple(null, null, "other"));
    }

    @Test
    void tellsThatItWouldEmulate() {
        MutationPlan plan = upsurge(upsurge -> withEqualNulls(upsurge).plan());

        assertThat(plan.refused()).isEmpty();
        if (can(Capability.NULL_SAFE_TARGET)) {
            assertThat(plan.emulated()).isEmpty();
        } else {
            assertThat(plan.emulated()).anyMatch(step -> step.contains("equal NULLs"));
            assertThat(plan.strategy()).contains("under a lock");
        }
    }

    @Test
    void nullEqualsNullOnEveryDatabase() {
        stored(new Slot("A", null, "old"), new Slot(null, 1, "old"), new Slot("B", 2, "old"));

        MutationResult<Slot> result = upsurge(upsurge -> withEqualNulls(upsurge)
                .returning()
                .execute(List.of(
                        new Slot(null, null, "4"),
                        new Slot("A", null, "1"),
                        new Slot("B", 2, "3"),
                        new Slot(null, 1, "2"))));

        assertThat(slots())
                .extracting(slot -> slot.hall, slot -> slot.place, slot -> slot.guest)
                .containsExactly(
                        tuple("A", null, "1"), tuple(null, 1, "2"), tuple("B", 2, "3"), tuple(null, null, "4"));
        assertThat(result.entities()).extracting(slot -> slot.guest).containsExactly("4", "1", "3", "2");
        assertThat(result.entities())
                .extracting(slot -> slot.id)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesRowsWithEqualNullsAlone() {
        stored(new Slot("A", null, "old"));

        MutationResult<Slot> result = upsurge(upsurge -> withEqualNulls(upsurge)
                .doNothing()
                .returning("guest")
                .execute(List.of(new Slot("A", null, "new"), new Slot(null, null, "other"))));

        assertThat(result.tuples()).extracting(tuple -> tuple.get("guest")).containsExactly("old", "other");
        assertThat(slots()).extracting(slot -> slot.guest).containsExactly("old", "other");
    }

    @Test
    void findsTheRowByAConstraintsNameOnEveryDatabase() {
        stored(new Slot("A", 1, "old"));

        MutationResult<Slot> result = upsurge(upsurge ->
                onConstraint(upsurge).returning().execute(List.of(new Slot("A", 2, "2"), new Slot("A", 1, "1"))));

        assertThat(slots())
                .extracting(slot -> slot.place, slot -> slot.guest)
                .containsExactly(tuple(1, "1"), tuple(2, "2"));
        assertThat(result.entities()).extracting(slot -> slot.guest).containsExactly("2", "1");
        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.INSERTED, Outcome.UPDATED);
    }

    @Test
    void anEmulatedUpdateSeesTheStoredRowAsItWas() {
        Slot swaps = new Slot("A", 1, "guest");
        swaps.host = "host";
        Slot stays = new Slot("B", 1, "guest");
        stays.host = "nobody";
        stored(swaps, stays);

        upsurge(upsurge -> onConstraint(upsurge)
                .doUpdate(set -> set.expression(Slot_.guest, row -> row.existing(Slot_.host))
                        .expression(
                                Slot_.host,
                                row -> row.builder().concat(row.existing(Slot_.guest), row.excluded(Slot_.guest)))
                        .where(row -> row.builder().equal(row.existing(Slot_.host), "host")))
                .execute(List.of(new Slot("A", 1, "!"), new Slot("B", 1, "!"), new Slot("C", 1, "new"))));

        assertThat(all(Slot.class, "hall"))
                .extracting(slot -> slot.hall, slot -> slot.guest, slot -> slot.host)
                .containsExactly(tuple("A", "host", "guest!"), tuple("B", "guest", "nobody"), tuple("C", "new", null));
    }

    @Test
    void anEmulatedUpdateLeavesEqualRowsAlone() {
        stored(new Slot("A", 1, "same"), new Slot("B", 1, "old"));

        MutationResult<Slot> result = upsurge(upsurge -> onConstraint(upsurge)
                .onlyIfChanged()
                .outcomes(io.upsurge.Outcomes.EXACT)
                .execute(List.of(new Slot("C", 1, "c"), new Slot("A", 1, "same"), new Slot("B", 1, "new"))));

        assertThat(result.rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.INSERTED, Outcome.UNCHANGED, Outcome.UPDATED);
        assertThat(all(Slot.class, "hall")).extracting(slot -> slot.guest).containsExactly("same", "new", "c");
    }
}
