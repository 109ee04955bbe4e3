package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Operands;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Memo;
import io.upsurge.tck.model.Shipment;
import io.upsurge.tck.model.Shipment_;
import jakarta.persistence.criteria.Expression;
import java.util.List;
import java.util.function.Function;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that no assignment, condition or predicate can hold: refused with a reason, never sent. A11, A12, T10. */
public abstract class RefusedExpressionsContract extends Mistakes {

    private String refusedLabel(Function<Operands<Shipment>, Expression<? extends String>> expression) {
        return refused(upsurge -> upsurge.upsertInto(Shipment.class)
                .doUpdate(set -> set.expression(Shipment_.label, expression))
                .execute(List.of(new Shipment(1L, "a"))));
    }

    private String refusedWeight(Function<Operands<Shipment>, Expression<?>> expression) {
        return refused(upsurge -> upsurge.upsertInto(Shipment.class)
                .doUpdate(set -> set.expression("weight", expression))
                .execute(List.of(new Shipment(1L, "a"))));
    }

    private String refusedCondition(Function<Operands<Shipment>, Expression<Boolean>> condition) {
        return refused(upsurge -> upsurge.upsertInto(Shipment.class)
                .doUpdate(set -> set.excluded(Shipment_.label).where(condition))
                .execute(List.of(new Shipment(1L, "a"))));
    }

    private String refusedPredicate(Function<Operands<Shipment>, Expression<Boolean>> predicate) {
        return refused(upsurge -> upsurge.upsertInto(Shipment.class)
                .onConflict(index -> index.over(Shipment_.code).where(predicate))
                .execute(List.of(new Shipment(1L, "a"))));
    }

    @Test
    void refusesToNavigateToAnotherEntity() {
        assertThat(List.of(
                        refusedLabel(row -> row.existing(Shipment_.carrier).get("name")),
                        refusedLabel(row -> row.excluded(Shipment_.carrier).get("name")),
                        refusedLabel(row ->
                                row.<Object>existing("dimensions.measuredBy").get("name")),
                        refusedCondition(row -> row.builder()
                                .isNotNull(row.existing(Shipment_.carrier).get("name"))),
                        refusedPredicate(row -> row.builder()
                                .isNotNull(row.existing(Shipment_.carrier).get("name")))))
                .allSatisfy(message -> assertThat(message)
                        .contains("reads an attribute of another entity", "has no join", "in a subquery"));
    }

    @Test
    void refusesAnExpressionThatIsNotThere() {
        assertThat(refusedLabel(row -> nothing())).contains("'label'", "null", "Give an expression");
        assertThat(refusedCondition(row -> nothing())).contains("condition", "null", "Give an expression");
        assertThat(refusedPredicate(row -> nothing())).contains("predicate", "null", "Give an expression");
    }

    /** {@code builder.sum(x)} and {@code builder.max(x)} are over many rows; what was meant has two operands. */
    @Test
    void refusesAnAggregate() {
        assertThat(refusedWeight(row -> row.builder().sum(row.existing(Shipment_.weight))))
                .contains("'weight'", "aggregates many rows", "subquery");
        assertThat(refusedWeight(row -> row.builder().coalesce(row.builder().max(row.excluded(Shipment_.weight)), 1)))
                .contains("'weight'", "aggregates many rows");
        assertThat(refusedCondition(row -> row.builder().gt(row.builder().count(row.existing(Shipment_.id)), 0L)))
                .contains("condition", "aggregates many rows");
        if (hasWindows()) {
            assertThat(refusedWeight(row -> {
                        HibernateCriteriaBuilder builder = (HibernateCriteriaBuilder) row.builder();
                        return builder.rowNumber(builder.createWindow());
                    }))
                    .contains("'weight'", "aggregates many rows");
        }
    }

    /** HSQLDB has none, and Hibernate's builder makes no expression of one. */
    private boolean hasWindows() {
        return sessions()
                        .unwrap(SessionFactoryImplementor.class)
                        .getQueryEngine()
                        .getSqmFunctionRegistry()
                        .findFunctionDescriptor("row_number")
                != null;
    }

    @Test
    void refusesAnExpressionOfAnotherType() {
        assertThat(refusedWeight(row -> row.builder().literal("heavy")))
                .contains("'weight'", "String", "Integer", "Give an expression of");
        assertThat(refusedWeight(row -> row.existing(Shipment_.label))).contains("'weight'", "String", "Integer");
        assertThat(refusedWeight(row -> row.existing(Shipment_.dimensions))).contains("'weight'", "Dimensions");
        assertThat(refusedWeight(row -> row.existing(Shipment_.carrier))).contains("'weight'", "Carrier");
    }

    @Test
    void refusesAParameterThatNobodyBinds() {
        assertThat(refusedWeight(row -> row.builder().parameter(Integer.class, "weight")))
                .contains("'weight'", "parameter", "literal(..)");
        assertThat(refusedCondition(row -> row.builder()
                        .equal(row.existing(Shipment_.weight), row.builder().parameter(Integer.class))))
                .contains("condition", "parameter", "literal(..)");
    }

    @Test
    void refusesARootOfAnotherQuery() {
        assertThat(refusedLabel(row -> row.builder()
                        .createQuery(Object.class)
                        .from(Shipment.class)
                        .get(Shipment_.label)))
                .contains("'label'", "cannot translate", "existing(..)", "excluded(..)");
        assertThat(refusedCondition(row -> row.builder()
                        .isNull(row.builder().createQuery().from(Book.class).get("title"))))
                .contains("condition", "cannot translate", "existing(..)");
    }

    @Test
    void refusesALiteralThatSqlCannotCarry() {
        assertThat(List.of(
                        refusedLabel(row -> row.builder().literal("a\u0000b")),
                        refusedLabel(row -> row.builder().literal("a\ud83d"))))
                .allSatisfy(message -> assertThat(message).contains("'label'", "a literal", "as a value"));
    }

    /** A name or a text of the caller's own SQL that would end the expression, or hide what stands behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"1) where (1=1", "1; drop table Country", "1 -- ", "'", "1 /* ", "(1"})
    void refusesSqlThatReachesOutOfTheExpression(String sql) {
        assertThat(refusedLabel(row -> ((HibernateCriteriaBuilder) row.builder()).sql(sql, String.class)))
                .contains("'label'", "Use");
        assertThat(refusedLabel(row -> row.builder().function(sql, String.class)))
                .contains("'label'", "Use");
    }

    @Test
    void refusesAPredicateOverTheExcludedRow() {
        assertThat(refusedPredicate(row -> row.builder().isTrue(row.excluded(Shipment_.fragile))))
                .contains("excluded row", "the stored row only", "Use existing(..)");
    }

    @Test
    void refusesToReadExcludedWhatNoInsertMayBring() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Memo.class)
                        .doUpdate(set -> set.expression("text", row -> row.excluded("remark")))
                        .execute(List.of(new Memo(1L)))))
                .contains("'remark'", "may be updated but not inserted");
    }
}
