package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Synchronize;
import io.upsurge.Update;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Carrier;
import io.upsurge.tck.model.OrderLine;
import io.upsurge.tck.model.OrderLine_;
import io.upsurge.tck.model.Product;
import io.upsurge.tck.model.Product_;
import jakarta.persistence.criteria.Subquery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All rows that a condition holds for are updated (A21, A23). */
public abstract class ConditionalUpdateContract extends Contract {

    protected ConditionalUpdateContract() {
        super(Carrier.class, Product.class, OrderLine.class);
    }

    @BeforeEach
    void storeProducts() {
        stored(product(1, "a", 1, "10.00"), product(2, "b", 5, "20.00"), product(3, "c", 9, null));
    }

    @Test
    void updatesTheRowsThatTheConditionHoldsFor() {
        MutationResult<Product> result = upsurge(upsurge -> moreThanFour(upsurge)
                .value(Product_.label, "much")
                .expression(Product_.stock, e -> e.builder().sum(e.existing(Product_.stock), 100))
                .execute());

        assertThat(result.updated()).isEqualTo(2);
        assertThat(result.counts()).containsOnlyKeys(Outcome.UPDATED);
        assertThat(result.rows()).isEmpty();
        assertThat(sent()).hasSize(1);
        assertThat(products()).extracting(p -> p.stock).containsExactly(1, 105, 109);
        assertThat(products()).extracting(p -> p.label).containsExactly(null, "much", "much");
    }

    @Test
    void incrementsTheVersionAndMakesWhatHibernateMakesForUpdates() {
        datedBack(Product.class, "updated");
        List<Product> before = products();

        upsurge(upsurge -> moreThanFour(upsurge).value("label", "new").execute());

        List<Product> after = products();
        assertThat(after).extracting(p -> p.version).containsExactly(0, 1, 1);
        assertThat(after.get(0).updated).isEqualTo(before.get(0).updated);
        assertThat(after.get(1).updated).isAfter(before.get(1).updated);
    }

    @Test
    void countsRowsThatHeldTheValueBefore() {
        MutationResult<Product> result = upsurge(upsurge -> upsurge.update(Product.class)
                .value(Product_.label, null)
                .everyRow()
                .execute());

        assertThat(result.updated()).isEqualTo(3);
    }

    @Test
    void allConditionsMustHold() {
        MutationResult<Product> result = upsurge(upsurge -> moreThanFour(upsurge)
                .value(Product_.label, "x")
                .where(e -> e.builder().equal(e.existing(Product_.name), "b"))
                .execute());

        assertThat(result.updated()).isEqualTo(1);
    }

    @Test
    void aConditionOfSeveralPartsStaysOne() {
        MutationResult<Product> result = upsurge(upsurge -> moreThanFour(upsurge)
                .value(Product_.label, "x")
                .where(e -> e.builder()
                        .or(
                                e.builder().equal(e.existing(Product_.name), "b"),
                                e.builder().equal(e.existing(Product_.name), "a")))
                .execute());

        assertThat(result.updated()).isEqualTo(1);
    }

    @Test
    void valuesSeeTheRowAsItWas() {
        upsurge(upsurge -> moreThanFour(upsurge)
                .expression(Product_.name, e -> e.existing(Product_.label))
                .expression(Product_.label, e -> e.existing(Product_.name))
                .expression(Product_.stock, e -> e.builder().sum(e.existing(Product_.stock), 1))
                .expression(Product_.sold, e -> e.builder().toLong(e.existing(Product_.stock)))
                .execute());

        assertThat(products()).extracting(p -> p.name).containsExactly("a", null, null);
        assertThat(products()).extracting(p -> p.label).containsExactly(null, "b", "c");
        assertThat(products()).extracting(p -> p.sold).containsExactly(null, 5L, 9L);
    }

    @ParameterizedTest
    @EnumSource
    void returnsTheEntitiesAsTheyAre(Synchronize mode) {
        MutationResult<Product> result = inSession(session -> {
            MutationResult<Product> updated =
                    raised(Upsurge.of(session)).synchronize(mode).returning().execute();
            assertThat(updated.entities()).allMatch(session::contains);
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            return updated;
        });

        assertThat(result.entities()).extracting(p -> p.id).containsExactlyInAnyOrder(1L, 2L);
        assertThat(result.entities())
                .extracting(p -> Objects.requireNonNull(p.price).stripTrailingZeros())
                .containsExactlyInAnyOrder(new BigDecimal("2E+1"), new BigDecimal("4E+1"));
        assertThat(result.entities()).extracting(p -> p.version).containsOnly(1);
        assertThat(result.rows()).extracting(RowResult::index).containsExactly(0L, 1L);
        assertThat(result.rows()).extracting(RowResult::outcome).containsOnly(Outcome.UPDATED);
        assertThat(result.primaryKeys()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void returnsInOneStatementWhereTheDatabaseCan() {
        upsurge(upsurge -> raised(upsurge).returning(Product_.id).execute());

        assertThat(sent().stream().filter(sql -> !sql.contains("1 = 0")))
                .hasSize(can(Capability.RETURNING_UPDATED) ? 1 : 3);
    }

    @Test
    void returnsTuples() {
        MutationResult<Product> result = upsurge(upsurge ->
                raised(upsurge).returning(Product_.name, Product_.version).execute());

        assertThat(result.tuples())
                .extracting(t -> t.get("name"), t -> t.get("version"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a", 1), org.assertj.core.groups.Tuple.tuple("b", 1));
        assertThat(result.primaryKeys()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void returnsNothingWhereNoRowMatches() {
        MutationResult<Product> result = upsurge(upsurge -> upsurge.update(Product.class)
                .value(Product_.label, "x")
                .where(e -> e.builder().equal(e.existing(Product_.id), 99L))
                .returning()
                .execute());

        assertThat(result.updated()).isZero();
        assertThat(result.entities()).isEmpty();
    }

    @Test
    void theConditionMayReadTheTableItself() {
        MutationResult<Product> result = upsurge(upsurge -> upsurge.update(Product.class)
                .value(Product_.label, "most")
                .where(e -> {
                    Subquery<Integer> most = e.builder().createQuery().subquery(Integer.class);
                    var other = most.from(Product.class);
                    most.select(e.builder().max(other.get(Product_.stock)));
                    return e.builder().equal(e.existing(Product_.stock), most);
                })
                .execute());

        assertThat(result.updated()).isEqualTo(1);
        assertThat(products()).extracting(p -> p.label).containsExactly(null, null, "most");
    }

    @Test
    void aPlanTellsWhatWouldBeSent() {
        upsurge(upsurge -> {
            MutationPlan plan = raised(upsurge).plan();
            assertThat(plan.sql(1).toLowerCase(Locale.ROOT)).startsWith("update product set price = ");
            assertThat(plan.refused()).isEmpty();
            assertThat(plan.emulated()).isEmpty();
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    @Test
    void rowsThatWereNotAskedForAreNotGiven() {
        MutationResult<Product> result = upsurge(upsurge -> raised(upsurge).execute());

        assertThatThrownBy(result::entities)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("returning()");
    }

    @Test
    void anIdentifierMayHaveParts() {
        stored(new OrderLine("o1", 1, "x", 1), new OrderLine("o1", 2, "y", 5), new OrderLine("o2", 1, "z", 6));

        MutationResult<OrderLine> result = inSession(session -> {
            OrderLine held = session.find(OrderLine.class, new OrderLine.Key("o1", 2));
            MutationResult<OrderLine> updated = Upsurge.of(session)
                    .update(OrderLine.class)
                    .expression(OrderLine_.quantity, e -> e.builder().prod(e.existing(OrderLine_.quantity), 2))
                    .where(e -> e.builder().greaterThan(e.existing(OrderLine_.quantity), 4))
                    .synchronize(Synchronize.FETCH)
                    .returning("product")
                    .execute();
            assertThat(held.quantity).isEqualTo(10);
            return updated;
        });

        assertThat(result.tuples()).extracting(t -> t.get(0)).containsExactlyInAnyOrder("y", "z");
        assertThat(all(OrderLine.class, "product")).extracting(l -> l.quantity).containsExactly(1, 10, 12);
    }

    @Test
    void worksInAStatelessSession() {
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            MutationResult<Product> result =
                    raised(Upsurge.of(session)).returning().execute();
            session.getTransaction().commit();

            assertThat(result.entities()).extracting(p -> p.version).containsExactly(1, 1);
        }
    }

    @Test
    void theSameUpdateMayBeExecutedAgain() {
        upsurge(upsurge -> {
            Update<Product> update = raised(upsurge);
            update.execute();
            return update.execute();
        });

        assertThat(products()).extracting(p -> p.version).containsExactly(2, 2, 0);
    }

    @Test
    void whatIsPendingIsSentFirst() {
        inSession(session -> {
            session.persist(product(4, "d", 7, "1.00"));
            session.find(Product.class, 1L).stock = 8;
            return moreThanFour(Upsurge.of(session)).value(Product_.label, "x").execute();
        });

        assertThat(products()).extracting(p -> p.label).containsExactly("x", "x", "x", "x");
    }

    private Update<Product> moreThanFour(Upsurge upsurge) {
        return upsurge.update(Product.class).where(e -> e.builder().greaterThan(e.existing(Product_.stock), 4));
    }

    private Update<Product> raised(Upsurge upsurge) {
        return upsurge.update(Product.class)
                .expression(Product_.price, e -> e.builder().prod(e.existing(Product_.price), new BigDecimal(2)))
                .where(e -> e.builder().isNotNull(e.existing(Product_.price)));
    }

    private List<Product> products() {
        return all(Product.class, "id");
    }

    private static Product product(long id, String name, int stock, @Nullable String price) {
        Product product = new Product(id, name, stock);
        product.price = price == null ? null : new BigDecimal(price);
        return product;
    }
}
