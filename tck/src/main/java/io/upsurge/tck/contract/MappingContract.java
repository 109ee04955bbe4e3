package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Place;
import io.upsurge.tck.model.Place.Mark;
import io.upsurge.tck.model.Place.Point;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Tuple;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of mapping goes in and comes back as the session itself would store and load it. */
public abstract class MappingContract extends Contract {

    private final Country switzerland = new Country("CH", "Schweiz");
    private final Country austria = new Country("AT", "Österreich");

    protected MappingContract() {
        super(Country.class, Place.class);
    }

    @BeforeEach
    void countries() {
        CompositeKeys.complete(database(), "uk_place", "Place", "country_code, name");
        stored(switzerland, austria);
    }

    private Place place(long id, String name, Country country) {
        Place place = new Place(id, name, country);
        place.point = new Point(1, 2);
        place.mark = new Mark("here", new Point(3, null));
        place.shout = "quiet";
        return place;
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private Place found(long id) {
        return sessions().fromSession(session -> {
            Place place = session.find(Place.class, id);
            Hibernate.initialize(place.country);
            return place;
        });
    }

    @Test
    void embeddablesComeBackWholeNestedAndEmpty() {
        Place empty = place(2, "Chur", switzerland);
        empty.point = null;
        empty.mark = new Mark("only a label", null);

        upsurge(upsurge -> upsurge.upsertAll(List.of(place(1, "Bern", switzerland), empty)));

        assertThat(found(1).point).usingRecursiveComparison().isEqualTo(new Point(1, 2));
        assertThat(found(1).mark).usingRecursiveComparison().isEqualTo(new Mark("here", new Point(3, null)));
        assertThat(found(2).point).isNull();
        assertThat(present(found(2).mark).label).isEqualTo("only a label");
        assertThat(present(found(2).mark).point).isNull();
    }

    @Test
    void partsOfAnEmbeddableAreNamedByDots() {
        stored(place(1, "Bern", switzerland));

        upsurge(upsurge -> upsurge.upsertInto(Place.class)
                .onPrimaryKey()
                .doUpdate(set -> set.excluded("mark.point.x").value("point.y", 9))
                .execute(List.of(changed())));

        assertThat(found(1).mark).usingRecursiveComparison().isEqualTo(new Mark("here", new Point(30, null)));
        assertThat(found(1).point).usingRecursiveComparison().isEqualTo(new Point(1, 9));
    }

    private Place changed() {
        Place changed = place(1, "Bern", switzerland);
        changed.mark = new Mark("there", new Point(30, 40));
        changed.point = new Point(10, 20);
        return changed;
    }

    @Test
    void tuplesHoldEmbeddables() {
        Tuple tuple = upsurge(upsurge -> upsurge.upsertInto(Place.class)
                .returning("point", "mark.label", "name")
                .execute(List.of(place(1, "Bern", switzerland)))
                .tuples()
                .get(0));

        assertThat(tuple.get("point")).usingRecursiveComparison().isEqualTo(new Point(1, 2));
        assertThat(tuple.get("mark.label")).isEqualTo("here");
    }

    @Test
    void associationsAreStoredByTheirKeyAndComeBackAsReferences() {
        inSession(session -> {
            Place given = place(1, "Bern", session.getReference(Country.class, "CH"));
            given.former = null;

            Place returned = Upsurge.of(session).upsert(given);

            assertThat(returned.country).isSameAs(session.getReference(Country.class, "CH"));
            assertThat(returned.former).isNull();
            return null;
        });
        assertThat(Hibernate.unproxy(present(found(1).country), Country.class).name)
                .isEqualTo("Schweiz");
    }

    @Test
    void anAssociationIsPartOfAKey() {
        stored(place(1, "Bern", switzerland), place(2, "Bern", austria));

        upsurge(upsurge -> upsurge.upsertInto(Place.class)
                .onConflict("name", "country")
                .doUpdate(set -> set.value("point.x", 77).value("former", switzerland))
                .execute(List.of(place(3, "Bern", austria))));

        assertThat(present(found(1).point).x).isEqualTo(1);
        assertThat(present(found(2).point).x).isEqualTo(77);
        assertThat(present(found(2).former).code).isEqualTo("CH");
        assertThat(all(Place.class, "id")).hasSize(2);
    }

    @Test
    void anExpressionComparesAnAssociation() {
        stored(place(1, "Bern", switzerland), place(2, "Wien", austria));

        upsurge(upsurge -> upsurge.upsertInto(Place.class)
                .onPrimaryKey()
                .doUpdate(set ->
                        set.excluded("name").where(row -> row.builder().equal(row.existing("country"), switzerland)))
                .execute(List.of(place(1, "Thun", switzerland), place(2, "Graz", austria))));

        assertThat(all(Place.class, "id")).extracting(place -> place.name).containsExactly("Thun", "Wien");
    }

    @Test
    void aPendingParentIsFlushedFirst() {
        inSession(session -> {
            Country italy = new Country("IT", "Italia");
            session.persist(italy);

            Place returned = Upsurge.of(session).upsert(place(1, "Roma", italy));

            assertThat(returned.country).isSameAs(italy);
            return null;
        });
    }

    @Test
    void valuesAreWrittenThroughTheColumnsExpression() {
        upsurge(upsurge -> upsurge.upsertAll(List.of(place(1, "Bern", switzerland), place(2, "Chur", switzerland))));
        upsurge(upsurge -> upsurge.upsertInto(Place.class)
                .onPrimaryKey()
                .doUpdate(set -> set.value("shout", "whisper"))
                .execute(Rows.of(Place.class)
                        .row(row -> row.value("id", 1L).value("name", "Bern").value("country", switzerland))));

        assertThat(found(1).shout).isEqualTo("WHISPER");
        assertThat(found(2).shout).isEqualTo("QUIET");
    }

    @Test
    void anEntityManagerBehindAProxyHasItsUpsurge() {
        EntityManagerFactory factory = sessions();
        try (EntityManager manager = factory.createEntityManager()) {
            EntityManager proxy = (EntityManager) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {EntityManager.class},
                    (self, method, arguments) -> method.invoke(manager, arguments));
            manager.getTransaction().begin();

            Place returned = Upsurge.of(proxy).upsert(place(1, "Bern", switzerland));

            assertThat(manager.contains(returned)).isTrue();
            manager.getTransaction().commit();
        }
    }
}
