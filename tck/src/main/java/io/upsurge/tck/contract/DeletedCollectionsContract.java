package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.tck.model.Orchards.BerryBush;
import io.upsurge.tck.model.Orchards.Bush;
import io.upsurge.tck.model.Orchards.FruitTree;
import io.upsurge.tck.model.Orchards.GardenBush;
import io.upsurge.tck.model.Orchards.GrapeVine;
import io.upsurge.tck.model.Orchards.Greenhouse;
import io.upsurge.tck.model.Orchards.Hedge;
import io.upsurge.tck.model.Orchards.Picker;
import io.upsurge.tck.model.Orchards.Plant;
import io.upsurge.tck.model.Orchards.Vine;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A delete by a condition takes the rows of collection tables along, whoever has the collection: the entity, a subclass, or
 * an embeddable.
 */
public abstract class DeletedCollectionsContract extends Contract {

    protected DeletedCollectionsContract() {
        super(
                Picker.class,
                Plant.class,
                FruitTree.class,
                Bush.class,
                GardenBush.class,
                BerryBush.class,
                Vine.class,
                GrapeVine.class,
                Greenhouse.class,
                Hedge.class);
    }

    @Test
    void thoseOfASubclassInTheSameTable() {
        Picker picker = picker();
        for (long i = 1; i <= 2; i++) {
            FruitTree tree = new FruitTree();
            tree.id = i;
            tree.height = (int) i;
            tree.fruits.addAll(Set.of("apple", "pear"));
            tree.pickers.add(picker);
            stored(tree);
        }

        delete(Plant.class);

        assertThat(keys("FruitTree_fruits", "FruitTree_id")).containsExactly(2L, 2L);
        assertThat(keys("FruitTree_pickers", "FruitTree_id")).containsExactly(2L);
        assertThat(all(Plant.class, "id")).extracting(plant -> plant.id).containsExactly(2L);
    }

    @Test
    void thoseOfASubclassOfASubclassInJoinedTables() {
        Picker picker = picker();
        for (long i = 1; i <= 2; i++) {
            BerryBush bush = new BerryBush();
            bush.id = i;
            bush.height = (int) i;
            bush.fruits.addAll(Set.of("currant", "gooseberry"));
            bush.pickers.add(picker);
            stored(bush);
        }

        delete(Bush.class);

        assertThat(keys("BerryBush_fruits", "BerryBush_id")).containsExactly(2L, 2L);
        assertThat(keys("BerryBush_Picker", "BerryBush_id")).containsExactly(2L);
        assertThat(all(Bush.class, "id")).extracting(bush -> bush.id).containsExactly(2L);
    }

    @Test
    void thoseOfASubclassInATableOfItsOwn() {
        Picker picker = picker();
        for (long i = 1; i <= 2; i++) {
            GrapeVine vine = new GrapeVine();
            vine.id = i;
            vine.height = (int) i;
            vine.fruits.addAll(Set.of("red", "white"));
            vine.pickers.add(picker);
            stored(vine);
        }

        delete(Vine.class);

        assertThat(keys("GrapeVine_fruits", "GrapeVine_id")).containsExactly(2L, 2L);
        assertThat(keys("GrapeVine_Picker", "GrapeVine_id")).containsExactly(2L);
        assertThat(all(Vine.class, "id")).extracting(vine -> vine.id).containsExactly(2L);
    }

    @Test
    void thoseOfEmbeddablesAndOfEmbeddablesWithin() {
        Picker picker = picker();
        for (long i = 1; i <= 2; i++) {
            Greenhouse house = new Greenhouse();
            house.id = i;
            house.height = (int) i;
            house.beds.width = 3;
            house.beds.herbs.addAll(Set.of("mint", "sage"));
            house.beds.corner.light = 4;
            house.beds.corner.pickers.add(picker);
            stored(house);
        }

        delete(Greenhouse.class);

        assertThat(keys("Greenhouse_herbs", "Greenhouse_id")).containsExactly(2L, 2L);
        assertThat(keys("Greenhouse_Picker", "Greenhouse_id")).containsExactly(2L);
        assertThat(all(Greenhouse.class, "id")).extracting(house -> house.id).containsExactly(2L);
    }

    @Test
    void thoseThatReferToAnotherColumnThanTheIdentifier() {
        for (long i = 1; i <= 2; i++) {
            Hedge hedge = new Hedge();
            hedge.id = i;
            hedge.height = (int) i;
            hedge.code = "h" + i;
            hedge.birds.addAll(Set.of("wren", "robin"));
            stored(hedge);
        }

        delete(Hedge.class);

        assertThat(column("Hedge_birds", "hedge_code", String.class)).containsExactly("h2", "h2");
        assertThat(all(Hedge.class, "id")).extracting(hedge -> hedge.id).containsExactly(2L);
    }

    private Picker picker() {
        Picker picker = new Picker();
        picker.id = 9L;
        stored(picker);
        return picker;
    }

    private <E> void delete(Class<E> entity) {
        long deleted = upsurge(upsurge -> upsurge.deleteFrom(entity)
                .where(row -> row.builder().equal(row.existing("height"), 1))
                .execute()
                .deleted());
        assertThat(deleted).isEqualTo(1);
    }

    private List<Long> keys(String table, String owner) {
        return column(table, owner, Long.class);
    }

    private <T> List<T> column(String table, String owner, Class<T> type) {
        return sessions()
                .fromTransaction(session -> session.createNativeQuery(
                                "select " + owner + " from " + table + " order by " + owner, type)
                        .getResultList());
    }
}
