package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Crates.Coach;
import io.upsurge.tck.model.Crates.Crate;
import io.upsurge.tck.model.Crates.Egg;
import io.upsurge.tck.model.Crates.Nest;
import io.upsurge.tck.model.Crates.Pebble;
import io.upsurge.tck.model.Crates.Rack;
import io.upsurge.tck.model.Crates.RackId;
import io.upsurge.tck.model.Crates.Row;
import io.upsurge.tck.model.Crates.Shell;
import io.upsurge.tck.model.Crates.Snail;
import io.upsurge.tck.model.Crates.Train;
import io.upsurge.tck.model.Crates.Wagon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Foreign keys that only a collection knows are written once the rows of a graph are there (B2). */
@NullUnmarked // what was stored is followed from entity to entity, and a null fails the test
public abstract class ElementKeyContract extends Contract {

    protected ElementKeyContract() {
        super(
                Crate.class,
                Rack.class,
                Row.class,
                Pebble.class,
                Shell.class,
                Snail.class,
                Nest.class,
                Egg.class,
                Train.class,
                Wagon.class,
                Coach.class);
    }

    private List<String> pebbles(String crate) {
        return sessions()
                .fromTransaction(session -> session.bySimpleNaturalId(Crate.class).load(crate).pebbles.stream()
                        .map(pebble -> pebble.name)
                        .sorted()
                        .toList());
    }

    private static Pebble[] pebbles(String prefix, int number) {
        Pebble[] pebbles = new Pebble[number];
        for (int i = 0; i < number; i++) {
            pebbles[i] = new Pebble(prefix + i);
        }
        return pebbles;
    }

    @Test
    void areWritten() {
        List<Crate> stored = upsurge(upsurge ->
                upsurge.upsertAll(List.of(new Crate("a", pebbles("a", 3)), new Crate("b", pebbles("b", 2)))));

        assertThat(stored).extracting(crate -> crate.code).containsExactly("a", "b");
        assertThat(pebbles("a")).containsExactly("a0", "a1", "a2");
        assertThat(pebbles("b")).containsExactly("b0", "b1");
        assertThat(all(Pebble.class, "name"))
                .extracting(pebble -> pebble.version)
                .containsOnly(0);
    }

    @Test
    void areWrittenAsMergeWritesThem() {
        for (String code : List.of("m", "u")) {
            Crate crate = new Crate(code, pebbles(code, 2));
            crate.text = "text";
            long first = code.equals("m") ? 1 : 3;
            crate.shells.add(new Shell(first));
            crate.shells.add(new Snail(first + 1, "s"));
            Pebble named = new Pebble("named " + code);
            crate.byName.put(named.name, named);
            inSession(session -> code.equals("m")
                    ? session.merge(crate)
                    : Upsurge.of(session).upsert(crate));
        }

        for (String code : List.of("m", "u")) {
            inSession(session -> {
                Crate found = session.bySimpleNaturalId(Crate.class).load(code);
                assertThat(found.pebbles)
                        .extracting(pebble -> pebble.name)
                        .containsExactlyInAnyOrder(code + 0, code + 1);
                assertThat(found.shells)
                        .extracting(shell -> Hibernate.getClass(shell).getSimpleName())
                        .containsExactlyInAnyOrder("Shell", "Snail");
                assertThat(found.byName).containsOnlyKeys("named " + code);
                return null;
            });
        }
    }

    @Test
    void ofSeveralColumns() {
        Rack rack = new Rack();
        rack.id = new RackId(1, 2);
        rack.pebbles.addAll(List.of(pebbles("r", 3)));
        upsurge(upsurge -> upsurge.upsert(rack));

        inSession(session -> {
            assertThat(session.find(Rack.class, new RackId(1, 2)).pebbles)
                    .extracting(pebble -> pebble.name)
                    .containsExactlyInAnyOrder("r0", "r1", "r2");
            return null;
        });
    }

    @Test
    void stayWhereTheCollectionBringsNothingElse() {
        upsurge(upsurge -> upsurge.upsert(new Crate("a", pebbles("a", 3))));
        upsurge(upsurge -> upsurge.upsert(new Crate("a", pebbles("a", 3))));
        assertThat(pebbles("a")).containsExactly("a0", "a1", "a2");

        upsurge(upsurge -> upsurge.upsert(new Crate("a", new Pebble("a1"), new Pebble("new"))));
        assertThat(pebbles("a"))
                .as("rows that the collection does not bring stay")
                .containsExactly("a0", "a1", "a2", "new");

        upsurge(upsurge -> upsurge.upsert(new Crate("b", new Pebble("a1"))));
        assertThat(pebbles("a")).containsExactly("a0", "a2", "new");
        assertThat(pebbles("b")).containsExactly("a1");
    }

    @Test
    void takeOneStatementForAllOfACollection() {
        int few = statementsFor(2);
        int many = statementsFor(20);

        assertThat(many).isLessThanOrEqualTo(dialect().maxRows() == 1 ? few * 10 : few);
    }

    private int statementsFor(int crates) {
        List<Crate> given = new ArrayList<>();
        for (int i = 0; i < crates; i++) {
            given.add(new Crate(crates + "c" + i, pebbles(crates + "c" + i + "p", 3)));
        }
        upsurge(upsurge -> upsurge.upsertAll(given));
        return sent().size();
    }

    @Test
    void collectionsThatWereLoadedShowNewElements() {
        Crate first = upsurge(upsurge -> upsurge.upsert(new Crate("a", pebbles("a", 2))));
        inSession(session -> {
            Crate managed = session.find(Crate.class, first.id);
            Hibernate.initialize(managed.pebbles);

            assertThat(Upsurge.of(session).upsert(new Crate("a", new Pebble("a0"), new Pebble("new"))))
                    .isSameAs(managed);
            assertThat(managed.pebbles).extracting(pebble -> pebble.name).containsExactlyInAnyOrder("a0", "a1", "new");
            assertThat(managed.pebbles).allMatch(session::contains);
            assertThat(session.isDirty()).isFalse();
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();

            managed.pebbles.removeIf(pebble -> pebble.name.equals("new"));
            return null;
        });
        assertThat(pebbles("a")).as("what the session itself takes away").containsExactly("a0", "a1");
    }

    @Test
    void collectionsOfManagedEntitiesAreLeftToTheSession() {
        Crate first = upsurge(upsurge -> upsurge.upsert(new Crate("a", pebbles("a", 2))));
        inSession(session -> {
            Crate managed = session.find(Crate.class, first.id);
            managed.pebbles.add(new Pebble("new"));

            assertThat(Upsurge.of(session).upsert(managed)).isSameAs(managed);
            assertThat(managed.pebbles).hasSize(3).allMatch(session::contains);
            return null;
        });
        assertThat(pebbles("a")).containsExactly("a0", "a1", "new");
    }

    @Test
    void elementsThatAreManagedGetTheirKeys() {
        stored(new Pebble("old"));
        inSession(session -> {
            Pebble managed =
                    session.createSelectionQuery("from Pebble", Pebble.class).getSingleResult();
            Crate stored = Upsurge.of(session).upsert(new Crate("a", managed));
            assertThat(stored.pebbles).containsExactly(managed);
            return null;
        });
        assertThat(pebbles("a")).containsExactly("old");
    }

    @Test
    void aStatelessSessionWritesThem() {
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            Crate crate = new Crate("a", pebbles("a", 2));
            assertThat(Upsurge.of(session).upsert(crate)).isSameAs(crate);
            assertThat(crate.pebbles).extracting(pebble -> pebble.id).doesNotContainNull();
            session.getTransaction().commit();
        }
        assertThat(pebbles("a")).containsExactly("a0", "a1");
    }

    @Test
    void refusesAnElementOfTwoCollections() {
        Pebble shared = new Pebble("shared");

        assertThatThrownBy(() ->
                        upsurge(upsurge -> upsurge.upsertAll(List.of(new Crate("a", shared), new Crate("b", shared)))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("Rows 0 and 1", "'pebbles' of Crate", "one of them");
        assertThat(sent()).isEmpty();
    }

    @Test
    void refusesPositions() {
        Row row = new Row();
        row.id = 1L;
        row.pebbles.add(new Pebble("p"));

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(row)))
                .isInstanceOf(UnsupportedMutationException.class)
                .hasMessageContainingAll("Row", "'pebbles'", "@OrderColumn", "keep theirs");
        assertThat(sent()).isEmpty();
        row.pebbles.clear();
        assertThat(upsurge(upsurge -> upsurge.upsert(row)).id).isEqualTo(1);
    }

    /** Without positions, the list could not even be read. */
    @Test
    void refusesPositionsThatNoAttributeOfTheElementsHolds() {
        Train train = new Train();
        train.id = 1L;
        Wagon wagon = new Wagon();
        wagon.id = 1L;
        wagon.train = train;
        train.wagons.add(wagon);

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(train)))
                .isInstanceOf(UnsupportedMutationException.class)
                .hasMessageContainingAll("Train", "'wagons'", "@OrderColumn", "attribute");
        assertThat(sent()).isEmpty();
        train.wagons.clear();
        assertThat(upsurge(upsurge -> upsurge.upsert(train)).id).isEqualTo(1);
    }

    @Test
    void writesPositionsThatAnAttributeOfTheElementsHolds() {
        Train train = new Train();
        train.id = 1L;
        for (int i = 0; i < 3; i++) {
            Coach coach = new Coach();
            coach.id = 9L - i;
            coach.train = train;
            coach.position = i;
            train.coaches.add(coach);
        }

        upsurge(upsurge -> upsurge.upsert(train));

        sessions()
                .inTransaction(session -> assertThat(session.find(Train.class, 1L).coaches)
                        .extracting(coach -> coach.id)
                        .containsExactly(9L, 8L, 7L));
    }

    @Test
    void refusesKeysThatMayNotBeNull() {
        Nest nest = new Nest();
        nest.id = 1L;
        Egg egg = new Egg();
        egg.id = 1L;
        nest.eggs.add(egg);

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(nest)))
                .isInstanceOf(UnsupportedMutationException.class)
                .hasMessageContainingAll("Nest", "'eggs'", "may not be NULL", "mappedBy");
        assertThat(sent()).isEmpty();
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(egg)))
                .isInstanceOf(UnsupportedMutationException.class)
                .hasMessageContainingAll("upsert of Egg", "only a collection", "mappedBy");
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.insertInto(Egg.class)
                        .execute(Rows.maps(Egg.class, List.of(Map.of("id", 2L, "text", "t"))))))
                .isInstanceOf(UnsupportedMutationException.class)
                .hasMessageContainingAll("insert of Egg", "only a collection", "mappedBy");
        assertThat(sent()).isEmpty();

        stored(nest);
        egg.text = "changed";
        upsurge(upsurge -> upsurge.updateByKey(Egg.class).execute(List.of(egg)));
        inSession(session -> {
            assertThat(session.find(Nest.class, 1L).eggs)
                    .extracting(stored -> stored.text)
                    .containsExactly("changed");
            return null;
        });
    }
}
