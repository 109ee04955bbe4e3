package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Synchronize;
import io.upsurge.Update;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Book_;
import io.upsurge.tck.model.Shipment;
import io.upsurge.tck.model.Shipment_;
import jakarta.persistence.TransactionRequiredException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Mistakes in updates and deletes by a condition are found before any SQL (A21, E-rows). */
public abstract class RefusedMutationsContract extends Mistakes {

    @Test
    void aStatementWithoutACondition() {
        assertThat(refused(upsurge -> upsurge.update(Shipment.class)
                        .value(Shipment_.label, "x")
                        .execute()))
                .contains("no condition", "everyRow()");
        assertThat(refused(upsurge -> upsurge.deleteFrom(Shipment.class).execute()))
                .contains("no condition", "everyRow()");
        assertThat(refused(upsurge ->
                        heavy(upsurge).value(Shipment_.label, "x").everyRow().execute()))
                .contains("contradict");
    }

    @Test
    void anUpdateOfNothing() {
        assertThat(refused(upsurge -> heavy(upsurge).execute())).contains("without an assignment");
    }

    @Test
    void anAttributeThatIsNotThere() {
        assertThat(refusedUpdate(update -> update.value("lable", "x"))).contains("'lable'", "nearest is 'label'");
        assertThat(refusedUpdate(update ->
                        update.value("fragile", true).where(e -> e.builder().isNull(e.existing("wieght")))))
                .contains("'wieght'", "nearest is 'weight'");
        assertThat(refused(upsurge -> upsurge.deleteFrom(Shipment.class)
                        .everyRow()
                        .returning("cod")
                        .execute()))
                .contains("'cod'", "nearest is 'code'");
        assertThat(refused(upsurge -> upsurge.deleteFrom(Shipment.class)
                        .everyRow()
                        .returning(new String[0])
                        .execute()))
                .contains("empty tuple");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void anAttributeOfAnotherEntity() {
        assertThat(refusedUpdate(update -> ((Update) update).value(Book_.title, "x")))
                .contains("belongs to Book");
    }

    @Test
    void anAttributeTwice() {
        assertThat(refusedUpdate(update -> update.value(Shipment_.label, "x").value("label", "y")))
                .contains("'label'", "assigned twice");
        assertThat(refusedUpdate(update -> update.value("dimensions.width", 1).value("dimensions", null)))
                .contains("assigned twice");
    }

    @Test
    void anAttributeThatNoUpdateWrites() {
        assertThat(refusedUpdate(update -> update.value(Shipment_.id, 7L))).contains("'id'", "identifier");
        assertThat(refusedUpdate(update -> update.value(Shipment_.version, 7))).contains("'version'", "by itself");
        assertThat(refusedUpdate(update -> update.value(Shipment_.priority, 7))).contains("database generates");
        assertThat(refusedUpdate(update -> update.value(Shipment_.origin, "x"))).contains("updatable = false");
    }

    @Test
    void aValueOfAnotherType() {
        assertThat(refusedUpdate(update -> update.value("weight", "heavy"))).contains("'weight'", "Integer");
        assertThat(refusedUpdate(update -> update.expression("weight", e -> e.existing(Shipment_.label))))
                .contains("'weight'", "Integer");
    }

    @Test
    void anExpressionThatCannotStandThere() {
        assertThat(refusedUpdate(update -> update.expression("label", e -> nothing())))
                .contains("'label'", "null");
        assertThat(refusedUpdate(update -> update.value("fragile", true).where(e -> nothing())))
                .contains("the condition", "null");
        assertThat(refusedUpdate(update -> update.expression("label", e -> e.excluded(Shipment_.label))))
                .contains("excluded(..)", "existing(..)");
        assertThat(refused(upsurge -> upsurge.deleteFrom(Shipment.class)
                        .where(e -> e.builder().isNull(e.excluded("label")))
                        .execute()))
                .contains("excluded(..)", "existing(..)");
        assertThat(refusedUpdate(update -> update.expression(
                        "label", e -> e.existing(Shipment_.carrier).get("name"))))
                .contains("another entity", "subquery");
        assertThat(refusedUpdate(update -> update.value("fragile", true)
                        .where(e -> e.builder().gt(e.builder().max(e.existing(Shipment_.weight)), 1))))
                .contains("aggregates");
    }

    @Test
    void nullWhereSomethingMustBe() {
        assertThat(refused(upsurge -> upsurge.update(nothing()))).contains("update(..)", "the entity");
        assertThat(refused(upsurge -> upsurge.deleteFrom(nothing()))).contains("deleteFrom(..)", "the entity");
        assertThat(refused(upsurge -> upsurge.mutation(Shipment.class, nothing())))
                .contains("the query");
        assertThat(refused(upsurge -> heavy(upsurge).synchronize(nothing()))).contains("the mode");
        assertThat(refused(upsurge -> upsurge.update(String.class).everyRow().execute()))
                .contains("not an entity");
    }

    @Test
    void whatCannotBeEvaluated() {
        assertThat(refusedUpdate(update -> update.value(Shipment_.label, "x")
                        .where(e -> e.builder().equal(e.builder().length(e.existing(Shipment_.code)), 3))
                        .synchronize(Synchronize.EVALUATE)))
                .contains("EVALUATE", "the function ", "FETCH");
        assertThat(refusedUpdate(update -> update.value("dimensions.width", 3).synchronize(Synchronize.EVALUATE)))
                .contains("EVALUATE", "'dimensions.width'", "FETCH");
    }

    @Test
    void aSessionThatMustNotFlush() {
        stored(new Shipment(1L, "c1"));
        inSession(session -> {
            session.setHibernateFlushMode(FlushMode.MANUAL);
            session.find(Shipment.class, 1L).label = "dirty";
            database().statements().clear();
            assertThatThrownBy(
                            () -> heavy(Upsurge.of(session)).value("label", "x").execute())
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("flush mode");
            assertThat(sent()).isEmpty();
            session.clear();
            return null;
        });
    }

    @Test
    void aSessionWithoutATransaction() {
        try (Session session = sessions().openSession()) {
            assertThatThrownBy(
                            () -> heavy(Upsurge.of(session)).value("label", "x").execute())
                    .isInstanceOf(TransactionRequiredException.class);
        }
    }

    private String refusedUpdate(UnaryOperator<Update<Shipment>> step) {
        Function<Upsurge, Object> mistake =
                upsurge -> step.apply(heavy(upsurge)).execute();
        return refused(mistake);
    }

    private static Update<Shipment> heavy(Upsurge upsurge) {
        return upsurge.update(Shipment.class).where(e -> e.builder().gt(e.existing(Shipment_.weight), 5));
    }
}
