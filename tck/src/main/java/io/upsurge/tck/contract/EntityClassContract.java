package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Shaped.Beacon;
import io.upsurge.tck.model.Shaped.Berth;
import io.upsurge.tck.model.Shaped.Buoy;
import io.upsurge.tck.model.Shaped.Ferry;
import io.upsurge.tck.model.Shaped.Mooring;
import io.upsurge.tck.model.Shaped.Port;
import io.upsurge.tck.model.Shaped.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Final classes, entities of another name, records, mapped superclasses and properties are written like any other class. */
public abstract class EntityClassContract extends Contract {

    private final Port north = new Port("N", "north");
    private final Port south = new Port("S", "south");

    protected EntityClassContract() {
        super(Port.class, Ferry.class, Mooring.class, Buoy.class, Beacon.class);
    }

    /**
     * All forms of statements about an entity with an attribute {@code text}.
     *
     * @param first three rows
     * @param second the same rows with other values
     */
    private <E> void writes(
            Class<E> entity,
            Supplier<List<E>> first,
            Supplier<List<E>> second,
            Function<E, @Nullable Object> text,
            Object changed) {
        new LikePersist<>(this::sessions, entity).stores(first, second);
        Object[] identifiers = first.get().stream()
                .map(row -> sessions().getPersistenceUnitUtil().getIdentifier(row))
                .toArray();
        String id = entity == Port.class ? "code" : "id";
        inSession(session -> {
            session.createMutationQuery("delete from " + nameOf(entity)).executeUpdate();
            first.get().forEach(session::persist);
            session.flush();
            session.clear();
            E managed = Objects.requireNonNull(session.find(entity, identifiers[1]));
            Upsurge upsurge = Upsurge.of(session);
            MutationResult<E> keyed = upsurge.updateByKey(entity)
                    .returning()
                    .execute(Rows.maps(entity, List.of(Map.of(id, identifiers[1], "text", changed))));
            assertThat(keyed.entities().get(0)).isSameAs(managed);
            assertThat(text.apply(managed)).isEqualTo(changed);
            MutationResult<E> updated = upsurge.update(entity)
                    .value("text", changed)
                    .everyRow()
                    .returning()
                    .execute();
            assertThat(updated.entities())
                    .hasSize(3)
                    .contains(managed)
                    .allMatch(row -> changed.equals(text.apply(row)));
            assertThat(upsurge.upsertInto(entity)
                            .returning("text")
                            .execute(second.get())
                            .tuples())
                    .extracting(tuple -> tuple.get(0))
                    .containsExactlyElementsOf(second.get().stream().map(text).toList());
            assertThat(text.apply(managed)).isEqualTo(text.apply(second.get().get(1)));
            assertThat(session.isDirty()).isFalse();
            MutationResult<E> deleted = upsurge.deleteFrom(entity)
                    .where(row -> row.builder().equal(row.existing(id), identifiers[1]))
                    .returning("text")
                    .execute();
            assertThat(deleted.deleted()).isEqualTo(1);
            assertThat(session.contains(managed)).isFalse();
            return null;
        });
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            Upsurge upsurge = Upsurge.of(session);
            List<E> given = second.get();
            List<E> stored = upsurge.upsertAll(given);
            assertThat(stored.get(0)).isSameAs(given.get(0));
            List<E> older = first.get();
            upsurge.upsertAll(older);
            assertThat(older)
                    .extracting(text)
                    .containsExactlyElementsOf(first.get().stream().map(text).toList());
            assertThat(upsurge.update(entity)
                            .value("text", changed)
                            .everyRow()
                            .returning()
                            .execute()
                            .entities())
                    .hasSize(3)
                    .allMatch(row -> changed.equals(text.apply(row)));
            assertThat(upsurge.deleteFrom(entity).everyRow().execute().deleted())
                    .isEqualTo(3);
            session.getTransaction().commit();
        }
    }

    @Test
    void finalClassesOfAnotherName() {
        writes(
                Port.class,
                () -> List.of(new Port("A", "a"), new Port("B", null), new Port("C", "c")),
                () -> List.of(new Port("A", null), new Port("B", "bb"), new Port("C", "cc")),
                port -> port.text,
                "changed");
    }

    @Test
    void finalClassesThatReferToSuch() {
        stored(north, south);
        writes(
                Ferry.class,
                () -> List.of(new Ferry(1L, north, "a"), new Ferry(2L, null, "b"), new Ferry(3L, south, null)),
                () -> List.of(new Ferry(1L, south, "aa"), new Ferry(2L, north, null), new Ferry(3L, null, "cc")),
                ferry -> ferry.text,
                "changed");
    }

    /** There are no proxies of final classes, so that each one is loaded: once, however many rows refer to it. */
    @Test
    void aFinalClassThatIsReferredToIsLoadedOnce() {
        stored(north, south);
        inSession(session -> {
            List<Ferry> ferries = java.util.stream.LongStream.range(0, 20)
                    .mapToObj(i -> new Ferry(i, i % 2 == 0 ? north : south, "t"))
                    .toList();
            List<Ferry> stored = Upsurge.of(session).upsertAll(ferries);
            assertThat(stored)
                    .extracting(ferry -> Objects.requireNonNull(ferry.home).text)
                    .contains("north", "south");
            assertThat(sent()).filteredOn(sql -> sql.contains("shaped_port")).hasSizeLessThanOrEqualTo(2);
            return null;
        });
    }

    @Test
    void recordsAsIdentifiersAndValues() {
        writes(
                Mooring.class,
                () -> List.of(
                        new Mooring(new Berth("N", 1), new Size(1, 2), "a"),
                        new Mooring(new Berth("N", 2), null, "b"),
                        new Mooring(new Berth("S", 1), new Size(3, null), null)),
                () -> List.of(
                        new Mooring(new Berth("N", 1), null, null),
                        new Mooring(new Berth("N", 2), new Size(null, 4), "bb"),
                        new Mooring(new Berth("S", 1), new Size(5, 6), "cc")),
                mooring -> mooring.text,
                "changed");
    }

    @Test
    void partsOfRecordsAreNamedByDots() {
        upsurge(upsurge -> upsurge.upsertInto(Mooring.class)
                .execute(Rows.of(Mooring.class)
                        .row(row ->
                                row.value("id.port", "N").value("id.number", 1).value("size.depth", 4))
                        .row(row -> row.value("id", new Berth("S", 2)).value("size", new Size(1, 2)))));

        assertThat(all(Mooring.class, "id.port"))
                .extracting(mooring -> mooring.id, mooring -> mooring.size)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(new Berth("N", 1), new Size(null, 4)),
                        org.assertj.core.groups.Tuple.tuple(new Berth("S", 2), new Size(1, 2)));
    }

    @Test
    void mappedSuperclassesOfAnyType() {
        stored(new Buoy(1L, "old", "red"));
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Buoy(2L, "b", "blue"))));
        MutationResult<Buoy> updated = upsurge(upsurge -> upsurge.updateByKey(Buoy.class)
                .returning()
                .execute(Rows.maps(Buoy.class, List.of(Map.of("id", 1L, "text", "new", "version", 0)))));
        upsurge(upsurge -> upsurge.insertInto(Buoy.class).execute(List.of(new Buoy(3L, "c", null))));
        upsurge(upsurge -> upsurge.deleteFrom(Buoy.class)
                .where(row -> row.builder().equal(row.existing("colour"), "blue"))
                .execute());

        assertThat(updated.entities()).extracting(buoy -> buoy.version).containsExactly(1);
        assertThat(all(Buoy.class, "id"))
                .extracting(buoy -> buoy.id, buoy -> buoy.text, buoy -> buoy.colour, buoy -> buoy.version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, "new", "red", 1),
                        org.assertj.core.groups.Tuple.tuple(3L, "c", null, 0));
    }

    @Test
    void propertiesWithAFieldAmongThem() {
        writes(
                Beacon.class,
                () -> List.of(new Beacon(1L, "a", "red"), new Beacon(2L, null, "blue"), new Beacon(3L, "c", null)),
                () -> List.of(new Beacon(1L, "aa", null), new Beacon(2L, "bb", "red"), new Beacon(3L, "cc", "white")),
                Beacon::getText,
                "<changed>");
    }
}
