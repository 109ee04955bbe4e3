package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Carrier;
import io.upsurge.tck.model.Product;
import io.upsurge.tck.model.Product_;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Root;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Updates and deletes in Criteria and HQL are synchronized and give rows back as they are (A22, A23). */
public abstract class HandedInMutationContract extends Contract {

    protected HandedInMutationContract() {
        super(Carrier.class, Product.class);
    }

    @BeforeEach
    void storeProducts() {
        stored(new Product(1L, "a", 1), new Product(2L, "b", 5), new Product(3L, "c", 9));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FETCH", "EVALUATE"})
    void aCriteriaUpdateRefreshesManagedInstances(Synchronize mode) {
        inSession(session -> {
            List<Product> managed = managed(session);

            MutationResult<Product> result = Upsurge.of(session)
                    .mutation(update(session))
                    .synchronize(mode)
                    .execute();

            assertThat(result.updated()).isEqualTo(2);
            assertThat(managed).extracting(p -> p.stock).containsExactly(1, 15, 19);
            assertThat(managed).extracting(p -> p.version).containsOnly(0);
            assertFlushSendsNothing(session);
            return null;
        });
        assertThat(products()).extracting(p -> p.stock).containsExactly(1, 15, 19);
    }

    @Test
    void theShortFormsDoTheSame() {
        inSession(session -> {
            List<Product> managed = managed(session);
            Upsurge upsurge = Upsurge.of(session);
            assertThat(upsurge.execute(update(session)).updated()).isEqualTo(2);
            assertThat(managed.get(2).stock).isEqualTo(19);
            assertThat(upsurge.execute(delete(session)).deleted()).isEqualTo(2);
            assertThat(session.contains(managed.get(0))).isTrue();
            assertThat(session.contains(managed.get(2))).isFalse();
            return null;
        });
        assertThat(products()).extracting(p -> p.id).containsExactly(1L);
    }

    @Test
    void aCriteriaStatementGivesRowsBack() {
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            assertThat(upsurge.mutation(update(session)).returning().execute().entities())
                    .extracting(p -> p.stock)
                    .containsExactlyInAnyOrder(15, 19);
            assertThat(upsurge.mutation(delete(session))
                            .returning("name")
                            .execute()
                            .tuples())
                    .extracting(t -> t.get(0))
                    .containsExactlyInAnyOrder("b", "c");
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FETCH", "EVALUATE"})
    void hqlBringsItsParameters(Synchronize mode) {
        inSession(session -> {
            List<Product> managed = managed(session);
            MutationQuery query = session.createMutationQuery("update versioned Product p set p.sold = :sold,"
                            + " p.stock = p.stock + :more where p.stock > :least and p.id in (:ids)")
                    .setParameter("sold", 7L)
                    .setParameter("more", 2)
                    .setParameter("least", 4)
                    .setParameterList("ids", List.of(1L, 3L));

            MutationResult<Product> result = Upsurge.of(session)
                    .mutation(Product.class, query)
                    .synchronize(mode)
                    .execute();

            assertThat(result.updated()).isEqualTo(1);
            assertThat(managed).extracting(p -> p.stock).containsExactly(1, 5, 11);
            assertThat(managed).extracting(p -> p.sold).containsExactly(null, null, 7L);
            assertThat(managed).extracting(p -> p.version).containsExactly(0, 0, 1);
            assertFlushSendsNothing(session);
            managed.get(2).stock = 12;
            session.flush();
            return null;
        });
        assertThat(products()).extracting(p -> p.version).containsExactly(0, 0, 2);
    }

    @Test
    void aQueryMayBeExecutedAgainWithOtherParameters() {
        inSession(session -> {
            MutationQuery query = session.createMutationQuery("delete Product where id in ?1");
            for (List<Long> ids : List.of(List.of(1L), List.of(2L, 3L))) {
                query.setParameter(1, ids);
                assertThat(Upsurge.of(session)
                                .mutation(Product.class, query)
                                .execute()
                                .deleted())
                        .isEqualTo(ids.size());
            }
            return null;
        });
        assertThat(products()).isEmpty();
    }

    @Test
    void aCriteriaParameterIsBoundOnTheQuery() {
        inSession(session -> {
            List<Product> managed = managed(session);
            CriteriaBuilder builder = session.getCriteriaBuilder();
            CriteriaUpdate<Product> update = builder.createCriteriaUpdate(Product.class);
            Root<Product> product = update.from(Product.class);
            ParameterExpression<Integer> least = builder.parameter(Integer.class);
            update.set(product.get(Product_.label), "x").where(builder.gt(product.get(Product_.stock), least));
            MutationQuery query = session.createMutationQuery(update).setParameter(least, 6);

            assertThat(Upsurge.of(session)
                            .mutation(Product.class, query)
                            .execute()
                            .updated())
                    .isEqualTo(1);

            assertThat(managed).extracting(p -> p.label).containsExactly(null, null, "x");
            return null;
        });
    }

    @Test
    void whatCannotBeExecutedHereIsRefusedByName() {
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            assertRefused(
                    () -> upsurge.mutation(
                                    Product.class,
                                    session.createMutationQuery("insert into Carrier (name) values ('x')"))
                            .execute(),
                    "neither an update nor a delete");
            assertRefused(
                    () -> upsurge.mutation(Product.class, session.createMutationQuery("delete Carrier"))
                            .execute(),
                    "is about",
                    "Carrier");
            assertRefused(
                    () -> upsurge.mutation(Product.class, session.createNativeMutationQuery("delete from Product"))
                            .execute(),
                    "neither HQL nor Criteria");
            assertRefused(
                    () -> upsurge.mutation(
                                    Product.class, session.createMutationQuery("delete Product where stock = :stock"))
                            .execute(),
                    "parameter");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    @Test
    void theSessionsOwnQueryGoesOnWorking() {
        inSession(session -> {
            MutationQuery query = session.createMutationQuery("update Product set stock = 1 where id in (:ids)")
                    .setParameterList("ids", List.of(2L, 3L));
            Upsurge.of(session).mutation(Product.class, query).execute();
            assertThat(query.executeUpdate()).isEqualTo(2);
            return null;
        });
    }

    private static void assertRefused(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(InvalidMutationException.class).hasMessageContainingAll(words);
    }

    private static CriteriaUpdate<Product> update(Session session) {
        CriteriaBuilder builder = session.getCriteriaBuilder();
        CriteriaUpdate<Product> update = builder.createCriteriaUpdate(Product.class);
        Root<Product> product = update.from(Product.class);
        return update.set(product.get(Product_.stock), builder.sum(product.get(Product_.stock), 10))
                .where(builder.gt(product.get(Product_.stock), 4));
    }

    private static CriteriaDelete<Product> delete(Session session) {
        CriteriaBuilder builder = session.getCriteriaBuilder();
        CriteriaDelete<Product> delete = builder.createCriteriaDelete(Product.class);
        return delete.where(builder.gt(delete.from(Product.class).get(Product_.stock), 4));
    }

    private void assertFlushSendsNothing(Session session) {
        database().statements().clear();
        session.flush();
        assertThat(sent()).isEmpty();
    }

    private static List<Product> managed(Session session) {
        return session.createSelectionQuery("from Product order by id", Product.class)
                .getResultList();
    }

    private List<Product> products() {
        return all(Product.class, "id");
    }
}
