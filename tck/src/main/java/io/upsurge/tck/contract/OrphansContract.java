package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Upsurge;
import io.upsurge.tck.model.Wardrobes.Garment;
import io.upsurge.tck.model.Wardrobes.Mirror;
import io.upsurge.tck.model.Wardrobes.Wardrobe;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** A graph that is upserted takes nothing away: what it holds no more stays, whatever {@code orphanRemoval} says. */
public abstract class OrphansContract extends Contract {

    protected OrphansContract() {
        super(Mirror.class, Wardrobe.class, Garment.class);
    }

    @Test
    void mergeRemovesOrphansAndAnUpsertDoesNot() {
        stored(wardrobe("stored", 1, 2));
        inSession(session -> session.merge(wardrobe("merged", 2)));
        assertThat(all(Garment.class, "id")).extracting(garment -> garment.id).containsExactly(2L);
        assertThat(all(Mirror.class, "id")).extracting(mirror -> mirror.id).containsExactly(20L);

        upsurge(upsurge -> upsurge.upsert(wardrobe("upserted", 3)));

        assertThat(all(Wardrobe.class, "id"))
                .extracting(wardrobe -> wardrobe.text)
                .containsExactly("upserted");
        assertThat(all(Garment.class, "id")).extracting(garment -> garment.id).containsExactly(2L, 3L);
        assertThat(all(Mirror.class, "id")).extracting(mirror -> mirror.id).containsExactly(20L, 30L);
    }

    @Test
    void whatARowOfAnUpdateHoldsNoMoreStays() {
        stored(wardrobe("stored", 1));

        upsurge(upsurge ->
                upsurge.update(Wardrobe.class).value("mirror", null).everyRow().execute());

        assertThat(all(Mirror.class, "id")).extracting(mirror -> mirror.id).containsExactly(10L);
    }

    /** A reference to an entity of any type cascades as others do. */
    @Test
    void aReferenceOfAnyTypeCascades() {
        for (Consumer<Wardrobe> way :
                List.<Consumer<Wardrobe>>of(this::merged, given -> upsurge(upsurge -> upsurge.upsert(given)))) {
            emptyTables();
            Wardrobe first = wardrobe("first");
            first.onTop = mirror(7, "new");
            way.accept(first);
            assertThat(onTop()).isEqualTo("new");

            Wardrobe then = wardrobe("then");
            then.onTop = mirror(7, "newer");
            way.accept(then);
            assertThat(onTop()).isEqualTo("newer");
            assertThat(all(Mirror.class, "id")).hasSize(1);
        }
    }

    @Test
    void aReferenceOfAnyTypeIsUpdatedByACondition() {
        Wardrobe wardrobe = wardrobe("stored");
        Mirror other = mirror(8, "other");
        stored(other, wardrobe);

        inSession(session -> {
            Wardrobe managed = session.find(Wardrobe.class, 1L);
            Upsurge.of(session)
                    .update(Wardrobe.class)
                    .value("onTop", session.find(Mirror.class, 8L))
                    .where(row -> row.builder().isNull(row.existing("onTop")))
                    .execute();
            assertThat(managed.onTop).isSameAs(session.find(Mirror.class, 8L));
            return null;
        });
        assertThat(onTop()).isEqualTo("other");
        assertThat(upsurge(upsurge -> upsurge.deleteFrom(Wardrobe.class)
                                .where(row -> row.builder().isNotNull(row.existing("onTop")))
                                .execute())
                        .deleted())
                .isEqualTo(1);
    }

    private Wardrobe merged(Wardrobe given) {
        return inSession((Session session) -> session.merge(given));
    }

    private String onTop() {
        return sessions()
                .fromTransaction(session ->
                        ((Mirror) Objects.requireNonNull(session.find(Wardrobe.class, 1L).onTop)).text);
    }

    private static Wardrobe wardrobe(String text, long... garments) {
        Wardrobe wardrobe = new Wardrobe();
        wardrobe.id = 1L;
        wardrobe.text = text;
        for (long id : garments) {
            Garment garment = new Garment();
            garment.id = id;
            garment.wardrobe = wardrobe;
            wardrobe.garments.add(garment);
            wardrobe.mirror = mirror(10 * id, "mirror");
        }
        return wardrobe;
    }

    private static Mirror mirror(long id, String text) {
        Mirror mirror = new Mirror();
        mirror.id = id;
        mirror.text = text;
        return mirror;
    }
}
