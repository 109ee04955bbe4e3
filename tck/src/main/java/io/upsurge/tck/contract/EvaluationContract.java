package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.InvalidMutationException;
import io.upsurge.Operands;
import io.upsurge.Synchronize;
import io.upsurge.Update;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Carrier;
import io.upsurge.tck.model.Product;
import io.upsurge.tck.model.Product_;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is evaluated in memory is what the database would have made; what may differ is refused (A24). */
public abstract class EvaluationContract extends Contract {

    /** A condition that has a name, for the report. */
    record Named(String name, Function<Operands<Product>, Expression<Boolean>> condition) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final BigDecimal TEN = new BigDecimal("10.0");

    protected EvaluationContract() {
        super(Carrier.class, Product.class);
    }

    @BeforeEach
    void storeRowsWithNulls() {
        Carrier carrier = new Carrier("post");
        stored(carrier);
        @Nullable Integer[] stocks = {null, 0, 4, 10};
        @Nullable String[] prices = {null, "10.00", "9.99"};
        List<Product> rows = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Product product = new Product((long) i, i % 5 == 0 ? null : "n" + i % 5, stocks[i % 4]);
            product.label = i % 7 == 0 ? null : "n" + i % 4;
            String price = prices[i % 3];
            product.price = price == null ? null : new BigDecimal(price);
            product.cost = i % 2 == 0 ? null : new BigDecimal("5.50");
            product.sold = i % 5 == 1 ? null : (long) i % 6;
            product.weight = i % 4 == 1 ? null : i / 2.0;
            product.offered = i % 3 == 0 ? null : i % 2 == 0;
            product.since = i % 6 == 0 ? null : LocalDate.of(2026, 1, 1 + i % 4);
            product.kind = i % 5 == 2 ? null : Product.Kind.values()[i % 2];
            product.carrier = i % 2 == 0 ? carrier : null;
            rows.add(product);
        }
        stored(rows.toArray());
    }

    static Stream<Named> conditions() {
        Map<String, Function<Operands<Product>, Expression<Boolean>>> all = new LinkedHashMap<>();
        all.put("= number", e -> e.builder().equal(e.existing(Product_.stock), 4));
        all.put("<> number", e -> e.builder().notEqual(e.existing(Product_.stock), 4));
        all.put("not =", e -> e.builder().not(e.builder().equal(e.existing(Product_.stock), 4)));
        all.put("decimals of another scale", e -> e.builder().equal(e.existing(Product_.price), TEN));
        all.put("<= decimal", e -> e.builder().le(e.existing(Product_.price), new BigDecimal("9.990")));
        all.put("between", e -> e.builder().between(e.existing(Product_.stock), 1, 10));
        all.put(
                "not between",
                e -> e.builder().between(e.existing(Product_.stock), 1, 4).not());
        all.put("is not null", e -> e.existing(Product_.carrier).isNotNull());
        all.put("in", e -> e.existing(Product_.stock).in(List.of(0, 10)));
        all.put("not in", e -> e.existing(Product_.stock).in(List.of(0, 10)).not());
        all.put("enum", e -> e.builder().equal(e.existing(Product_.kind), Product.Kind.LIQUID));
        all.put("truth", e -> e.existing(Product_.offered));
        all.put("is true", e -> e.builder().isTrue(e.existing(Product_.offered)));
        all.put("date", e -> e.builder().equal(e.existing(Product_.since), LocalDate.of(2026, 1, 2)));
        all.put("later", e -> e.builder().greaterThan(e.existing(Product_.since), LocalDate.of(2026, 1, 2)));
        all.put(
                "column = column",
                e -> e.builder().equal(e.builder().toLong(e.existing(Product_.sold)), e.existing(Product_.sold)));
        all.put("sum", e -> e.builder().gt(e.builder().sum(e.existing(Product_.stock), 3), 6));
        all.put("product", e -> e.builder().equal(e.builder().prod(e.existing(Product_.stock), 2), 8));
        all.put(
                "difference of columns",
                e -> e.builder().gt(e.builder().diff(e.existing(Product_.price), e.existing(Product_.cost)), 1));
        all.put("double", e -> e.builder().gt(e.existing(Product_.weight), 4.5d));
        all.put("coalesce", e -> e.builder().equal(e.builder().coalesce(e.existing(Product_.stock), 0), 0));
        all.put(
                "case",
                e -> e.builder()
                        .equal(
                                e.builder()
                                        .<Integer>selectCase()
                                        .when(e.builder().gt(e.existing(Product_.stock), 5), 1)
                                        .otherwise(2),
                                2));
        all.put("and", e -> e.builder().and(many(e.builder(), e), e.builder().isTrue(e.existing(Product_.offered))));
        all.put("or", e -> e.builder().or(many(e.builder(), e), e.builder().isTrue(e.existing(Product_.offered))));
        all.put(
                "not and",
                e -> e.builder()
                        .not(e.builder().and(many(e.builder(), e), e.builder().isTrue(e.existing(Product_.offered)))));
        all.put(
                "not or",
                e -> e.builder()
                        .not(e.builder().or(many(e.builder(), e), e.builder().isTrue(e.existing(Product_.offered)))));
        all.put("identifier", e -> e.builder().lessThan(e.existing(Product_.id), 7L));
        all.put("text", e -> e.builder().equal(e.existing(Product_.name), "n1"));
        all.put("texts", e -> e.builder().equal(e.existing(Product_.name), e.existing(Product_.label)));
        all.put("function", e -> e.builder().equal(e.builder().abs(e.existing(Product_.stock)), 4));
        all.put("like", e -> e.builder().like(e.existing(Product_.name), "n%"));
        return all.entrySet().stream().map(entry -> new Named(entry.getKey(), entry.getValue()));
    }

    private static Predicate many(CriteriaBuilder builder, Operands<Product> e) {
        return builder.gt(e.existing(Product_.stock), 3);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aConditionHoldsInMemoryWhereItHoldsInTheDatabase(Named named) {
        List<Long> stored = inSession(session -> {
            List<Product> managed = managed(session);
            marked(session, named, Synchronize.FETCH).execute();
            List<Long> marked = marked(managed);
            session.getTransaction().setRollbackOnly();
            return marked;
        });
        List<Long> evaluated = inSession(session -> {
            List<Product> managed = managed(session);
            Throwable refused = catchThrowable(
                    () -> marked(session, named, Synchronize.EVALUATE).execute());
            if (refused != null) {
                assertThat(refused)
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContainingAll("EVALUATE", "cannot be evaluated in memory", "FETCH");
                return stored;
            }
            return marked(managed);
        });

        assertThat(evaluated).isEqualTo(stored);
    }

    @Test
    void mostConditionsAreEvaluated() {
        List<String> refused = new ArrayList<>();
        conditions()
                .forEach(named -> inSession(session -> {
                    managed(session);
                    Throwable thrown = catchThrowable(
                            () -> marked(session, named, Synchronize.EVALUATE).execute());
                    if (thrown != null) {
                        assertThat(thrown).isInstanceOf(InvalidMutationException.class);
                        refused.add(named.name());
                    }
                    session.getTransaction().setRollbackOnly();
                    return null;
                }));

        assertThat(refused)
                .contains("function", "like")
                .isSubsetOf("function", "like", "text", "texts", "column = column", "difference of columns");
    }

    @Test
    void instancesTakeTheNewValuesAndNothingIsLeftToFlush() {
        inSession(session -> {
            List<Product> managed = managed(session);
            database().statements().clear();
            assertThat(Upsurge.of(session)
                            .update(Product.class)
                            .value(Product_.label, "new")
                            .expression(Product_.sold, e -> e.builder().prod(e.existing(Product_.sold), 3L))
                            .where(e -> e.builder().isNotNull(e.existing(Product_.sold)))
                            .synchronize(Synchronize.EVALUATE)
                            .execute()
                            .updated())
                    .isPositive();
            assertThat(sent()).hasSize(1);

            session.flush();
            assertThat(sent()).hasSize(1);
            Product changed = managed.get(2);
            assertThat(changed.sold).isEqualTo(6L);
            assertThat(changed.version).isEqualTo(1);
            assertThat(changed.label).isEqualTo("new");

            changed.label = "newer";
            session.flush();
            assertThat(sent()).hasSize(2);
            List<Product> before =
                    managed.stream().map(EvaluationContract::copy).toList();
            managed.forEach(session::refresh);
            for (int i = 0; i < before.size(); i++) {
                assertThat(managed.get(i))
                        .usingRecursiveComparison()
                        .ignoringFields("carrier", "updated", "price", "cost")
                        .isEqualTo(before.get(i));
            }
            return null;
        });
    }

    @Test
    void autoEvaluatesWhereItCanAndReadsWhereItCannot() {
        assertThat(statements(update -> update.where(e -> e.builder().equal(e.existing(Product_.stock), 4))))
                .isEqualTo(1);
        assertThat(statements(update ->
                        update.where(e -> e.builder().equal(e.builder().abs(e.existing(Product_.stock)), 4))))
                .isGreaterThan(1);
    }

    private int statements(UnaryOperator<Update<Product>> condition) {
        return inSession(session -> {
            List<Product> managed = managed(session);
            database().statements().clear();
            condition
                    .apply(Upsurge.of(session).update(Product.class).value(Product_.label, "marked"))
                    .execute();
            int statements = sent().size();
            assertThat(marked(managed)).isNotEmpty();
            session.flush();
            assertThat(sent()).hasSize(statements);
            return statements;
        });
    }

    @Test
    void aValueThatMayDifferIsRefused() {
        assertRefused(u -> u.expression(
                Product_.price,
                e -> e.builder()
                        .quot(e.existing(Product_.price), new BigDecimal(3))
                        .as(BigDecimal.class)));
        assertRefused(u -> u.value(Product_.price, new BigDecimal("1.999")));
        assertRefused(u ->
                u.expression(Product_.stock, e -> e.builder().prod(e.existing(Product_.stock), Integer.MAX_VALUE)));
        assertRefused(u -> u.expression(Product_.name, e -> e.builder().upper(e.existing(Product_.name))));
    }

    private void assertRefused(UnaryOperator<Update<Product>> assignment) {
        inSession(session -> {
            managed(session);
            database().statements().clear();
            Throwable thrown = catchThrowable(() -> assignment
                    .apply(Upsurge.of(session).update(Product.class).everyRow().synchronize(Synchronize.EVALUATE))
                    .execute());
            assertThat(thrown)
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("cannot be evaluated in memory");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    private static Update<Product> marked(Session session, Named named, Synchronize mode) {
        return Upsurge.of(session)
                .update(Product.class)
                .value(Product_.label, "marked")
                .where(named.condition()::apply)
                .synchronize(mode);
    }

    private static List<Long> marked(List<Product> products) {
        return products.stream()
                .filter(p -> Objects.equals(p.label, "marked"))
                .map(p -> p.id)
                .toList();
    }

    private static List<Product> managed(Session session) {
        return session.createSelectionQuery("from Product order by id", Product.class)
                .getResultList();
    }

    private static Product copy(Product product) {
        Product copy = new Product(product.id, product.name, product.stock);
        copy.label = product.label;
        copy.sold = product.sold;
        copy.weight = product.weight;
        copy.offered = product.offered;
        copy.since = product.since;
        copy.kind = product.kind;
        copy.version = product.version;
        return copy;
    }
}
