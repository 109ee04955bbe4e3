package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Carrier;
import io.upsurge.tck.model.Shipment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names that were never meant well, through every string that the API takes: each is looked up in the mapping, none gets
 * into SQL, and none gets whole into a message. T45.
 */
public abstract class HostileNamesContract extends Contract {

    private static final List<Shipment> SHIPMENTS = List.of(new Shipment(1L, "a"));

    private static final Map<String, BiFunction<Upsert<Shipment>, String, Object>> ENTRANCES = entrances();

    protected HostileNamesContract() {
        super(Carrier.class, Shipment.class);
    }

    private static Map<String, BiFunction<Upsert<Shipment>, String, Object>> entrances() {
        Map<String, BiFunction<Upsert<Shipment>, String, Object>> entrances = new LinkedHashMap<>();
        entrances.put(
                "onConflict", (shipments, name) -> shipments.onConflict(name).execute(SHIPMENTS));
        entrances.put(
                "second of onConflict",
                (shipments, name) -> shipments.onConflict("code", name).execute(SHIPMENTS));
        entrances.put(
                "UniqueIndex.over",
                (shipments, name) ->
                        shipments.onConflict(index -> index.over(name)).execute(SHIPMENTS));
        entrances.put(
                "onConstraint",
                (shipments, name) -> shipments.onConstraint(name).execute(SHIPMENTS));
        entrances.put(
                "doUpdateAllExcept",
                (shipments, name) -> shipments.doUpdateAllExcept(name).execute(SHIPMENTS));
        entrances.put(
                "returning",
                (shipments, name) -> shipments.returning("label", name).execute(SHIPMENTS));
        entrances.put(
                "Assignments.excluded",
                (shipments, name) ->
                        shipments.doUpdate(set -> set.excluded(name)).execute(SHIPMENTS));
        entrances.put(
                "Assignments.value",
                (shipments, name) ->
                        shipments.doUpdate(set -> set.value(name, name)).execute(SHIPMENTS));
        entrances.put(
                "Assignments.expression",
                (shipments, name) -> shipments
                        .doUpdate(
                                set -> set.expression(name, row -> row.builder().literal(name)))
                        .execute(SHIPMENTS));
        entrances.put(
                "Operands.existing",
                (shipments, name) -> shipments
                        .doUpdate(set -> set.expression("label", row -> row.<String>existing(name)))
                        .execute(SHIPMENTS));
        entrances.put(
                "Operands.excluded",
                (shipments, name) -> shipments
                        .doUpdate(set ->
                                set.excluded("label").where(row -> row.builder().isNull(row.excluded(name))))
                        .execute(SHIPMENTS));
        entrances.put(
                "Operands.existing of an index",
                (shipments, name) -> shipments
                        .onConflict(index ->
                                index.over("code").where(row -> row.builder().isNull(row.existing(name))))
                        .execute(SHIPMENTS));
        entrances.put(
                "Rows.row",
                (shipments, name) -> shipments.execute(
                        Rows.of(Shipment.class).row(set -> set.value("id", 1L).value(name, 1))));
        entrances.put(
                "Rows.maps",
                (shipments, name) -> shipments.execute(Rows.maps(Shipment.class, List.of(Map.of("id", 1L, name, 1)))));
        entrances.put(
                "Rows.columns",
                (shipments, name) -> shipments.execute(
                        Rows.columns(Shipment.class).column("id", List.of(1L)).column(name, List.of(1))));
        entrances.put(
                "Rows.row, twice",
                (shipments, name) -> shipments.execute(
                        Rows.of(Shipment.class).row(set -> set.value(name, 1).value(name, 2))));
        entrances.put(
                "Rows.columns, unequal",
                (shipments, name) -> shipments.execute(Rows.columns(Shipment.class)
                        .column("id", List.of(1L, 2L))
                        .column(name, List.of(1))));
        entrances.put("plan", (shipments, name) -> shipments.onConflict(name).plan());
        return entrances;
    }

    static List<String> entranceNames() {
        return List.copyOf(ENTRANCES.keySet());
    }

    @ParameterizedTest
    @MethodSource("entranceNames")
    void noHostileNameGetsIn(String entrance) {
        BiFunction<Upsert<Shipment>, String, Object> call = Objects.requireNonNull(ENTRANCES.get(entrance));
        inSession(session -> {
            Upsert<Shipment> shipments = Upsurge.of(session).upsertInto(Shipment.class);
            for (String name : HostileStrings.names()) {
                Throwable thrown = catchThrowable(() -> call.apply(shipments, name));

                assertThat(thrown).as("'%s'", name).isInstanceOf(InvalidMutationException.class);
                assertThat(thrown.getMessage())
                        .as("'%s'", name)
                        .hasSizeLessThan(2_000)
                        .doesNotContainPattern("\\p{C}|\\p{Zl}|\\p{Zp}");
                assertThat(database().statements().count()).as("'%s'", name).isZero();
            }
            shipments.execute(SHIPMENTS);
            return null;
        });
        assertThat(all(Shipment.class, "id")).hasSize(1);
    }

    @Test
    void thereAreMoreThan500OfThem() {
        assertThat(HostileStrings.names()).hasSizeGreaterThanOrEqualTo(500).doesNotHaveDuplicates();
    }
}
