package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Operands;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Carrier;
import io.upsurge.tck.model.Oddity;
import io.upsurge.tck.model.Shipment;
import io.upsurge.tck.model.Shipment_;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.JDBCException;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Values that were never meant well come back as they were given, whichever way they go in: in rows, as constants, and as
 * literals that Hibernate writes into the SQL of an expression. T39, T45, A7, A8.
 */
public abstract class HostileValuesContract extends Contract {

    protected HostileValuesContract() {
        super(Carrier.class, Shipment.class, Oddity.class);
    }

    private static Shipment labelled(long id, @Nullable String label) {
        Shipment shipment = new Shipment(id, id + ":");
        shipment.label = label;
        return shipment;
    }

    /** The label of a shipment after an update by the expression; the stored one was "old", the given one is "new". */
    private @Nullable String updatedBy(Function<Operands<Shipment>, Expression<String>> expression) {
        upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                .doUpdate(set -> set.value(Shipment_.label, "old"))
                .execute(List.of(labelled(1, "old"))));
        upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                .doUpdate(set -> set.expression(Shipment_.label, expression))
                .execute(List.of(labelled(1, "new"))));
        return all(Shipment.class, "id").get(0).label;
    }

    @Test
    void comeBackFromRows() {
        List<String> values = HostileStrings.values();
        List<Shipment> shipments = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            shipments.add(labelled(i, values.get(i)));
            shipments.get(i).code = i + ":" + values.get(i);
        }
        upsurge(upsurge -> upsurge.upsertInto(Shipment.class).execute(shipments));

        List<Shipment> again = upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                .onConflict(Shipment_.code)
                .returning()
                .execute(shipments)
                .entities());

        assertThat(again).extracting(shipment -> shipment.label).containsExactlyElementsOf(values);
        assertThat(all(Shipment.class, "id"))
                .extracting(shipment -> shipment.label)
                .containsExactlyElementsOf(values);
    }

    @Test
    void comeBackFromConstants() {
        for (String value : HostileStrings.values()) {
            upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                    .doUpdate(set -> set.value(Shipment_.label, value))
                    .execute(List.of(labelled(1, "new"))));
            upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                    .doUpdate(set -> set.value(Shipment_.label, value))
                    .execute(List.of(labelled(1, "new"))));

            assertThat(all(Shipment.class, "id").get(0).label).isEqualTo(value);
        }
    }

    @Test
    void comeBackFromLiterals() {
        for (String value : HostileStrings.values()) {
            assertThat(updatedBy(row -> row.builder().literal(value))).isEqualTo(value);
        }
    }

    /** Literals between columns of both rows and bound values: all keep their places. */
    @Test
    void keepTheirPlacesAmongColumnsAndParameters() {
        for (String value : HostileStrings.values()) {
            String label = updatedBy(row -> {
                CriteriaBuilder builder = row.builder();
                Expression<String> bound = ((HibernateCriteriaBuilder) builder).value("<'?>");
                return builder.concat(
                        builder.concat(bound, builder.literal(value)),
                        builder.concat(
                                builder.concat(row.existing(Shipment_.label), builder.literal("(" + value)),
                                builder.concat(
                                        ((HibernateCriteriaBuilder) builder).value("\\?"),
                                        row.excluded(Shipment_.label))));
            });

            assertThat(label).isEqualTo("<'?>" + value + "old(" + value + "\\?new");
        }
    }

    @Test
    void arePlainTextForFunctionsCastsAndCases() {
        for (String value : HostileStrings.values()) {
            assertThat(updatedBy(row -> {
                        CriteriaBuilder builder = row.builder();
                        return builder.<String>selectCase()
                                .when(builder.equal(row.excluded(Shipment_.label), builder.literal(value)), "wrong")
                                .otherwise(builder.coalesce(
                                        builder.nullif(builder.literal(value), value),
                                        builder.concat(
                                                builder.replace(
                                                        builder.literal("[x]"),
                                                        builder.literal("x"),
                                                        builder.literal(value)),
                                                row.excluded(Shipment_.id).as(String.class))));
                    }))
                    .isEqualTo("[" + value + "]1");
        }
    }

    @Test
    void arePlainTextInConditions() {
        for (String value : HostileStrings.values()) {
            upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                    .doUpdate(set -> set.excluded(Shipment_.label))
                    .execute(List.of(labelled(1, value), labelled(2, "x" + value))));
            UnaryOperator<String> old = suffix -> value + suffix;

            upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                    .doUpdate(set -> set.excluded(Shipment_.label)
                            .where(row -> row.builder()
                                    .and(
                                            row.builder()
                                                    .equal(
                                                            row.existing(Shipment_.label),
                                                            row.builder().literal(value)),
                                            row.builder()
                                                    .notEqual(
                                                            row.excluded(Shipment_.label),
                                                            row.builder().literal(value)))))
                    .execute(List.of(labelled(1, "found"), labelled(2, "found"))));

            assertThat(all(Shipment.class, "id"))
                    .extracting(shipment -> shipment.label)
                    .containsExactly("found", "x" + old.apply(""));
        }
    }

    /** Also over the very table that is written, whose name in the subquery is another one. */
    @Test
    void arePlainTextInSubqueries() {
        stored(labelled(7, "seven"));
        for (String value : HostileStrings.values()) {
            assertThat(updatedBy(row -> {
                        CriteriaBuilder builder = row.builder();
                        Subquery<String> subquery =
                                builder.createQuery(Object.class).subquery(String.class);
                        Root<Shipment> other = subquery.from(Shipment.class);
                        return subquery.select(builder.concat(
                                        builder.concat(other.get(Shipment_.label), builder.literal(value)),
                                        row.existing(Shipment_.label)))
                                .where(
                                        builder.equal(other.get(Shipment_.id), 7L),
                                        builder.notEqual(other.get(Shipment_.label), builder.literal(value)),
                                        builder.notEqual(other.get(Shipment_.id), row.existing(Shipment_.id)));
                    }))
                    .isEqualTo("seven" + value + "old");
        }
    }

    @Test
    void comeBackThroughColumnsWhoseNamesLookLikeSql() {
        for (String value : HostileStrings.values()) {
            Oddity oddity = new Oddity(1L);
            oddity.from = "f";
            oddity.its = value;
            oddity.question = "q";
            oddity.comma = "c";
            upsurge(upsurge -> upsurge.upsertInto(Oddity.class).execute(List.of(oddity)));

            Oddity returned = upsurge(upsurge -> upsurge.upsertInto(Oddity.class)
                    .doUpdate(set -> set.expression("from", row -> {
                                CriteriaBuilder builder = row.builder();
                                return builder.concat(
                                        builder.concat(row.<String>existing("from"), row.<String>excluded("its")),
                                        builder.concat(builder.literal(value), row.<String>existing("question")));
                            })
                            .where(row ->
                                    row.builder().equal(row.<String>existing("comma"), row.<String>excluded("comma"))))
                    .returning()
                    .execute(List.of(oddity))
                    .entities()
                    .get(0));

            assertThat(returned.from).isEqualTo("f" + value + value + "q");
            assertThat(returned.computed).isEqualTo("it's ? from, f" + value + value + "q");
            assertThat(returned.its).isEqualTo(value);
            upsurge(upsurge -> upsurge.upsertInto(Oddity.class)
                    .doUpdate(set -> set.value("from", "f"))
                    .execute(Rows.of(Oddity.class).row(set -> set.value("id", 1L))));
        }
    }

    @Test
    void areComparedAsTextWhenOnlyChangesAreWritten() {
        for (String value : HostileStrings.values()) {
            stored(labelled(1, value));
            upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                    .doUpdate(set ->
                            set.expression(Shipment_.label, row -> row.builder().literal(value)))
                    .onlyIfChanged()
                    .execute(List.of(labelled(1, "new"))));

            assertThat(all(Shipment.class, "id")).singleElement().satisfies(stored -> {
                assertThat(stored.label).isEqualTo(value);
                assertThat(stored.version).isZero();
            });
            emptyTables();
        }
    }

    /** A comparison that is assigned, and compared again by onlyIfChanged, must hold together. */
    @Test
    void aTruthValueIsComparedAsAWhole() {
        Shipment before = labelled(1, "old");
        before.fragile = true;
        stored(before);

        upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                .doUpdate(set -> set.expression(
                        Shipment_.fragile,
                        row -> row.builder()
                                .or(
                                        row.builder().equal(row.existing(Shipment_.label), "other"),
                                        row.builder().equal(row.existing(Shipment_.label), "old"))))
                .onlyIfChanged()
                .execute(List.of(labelled(1, "new"))));
        assertThat(all(Shipment.class, "id").get(0).version).isZero();
    }

    /** The {@code from} of {@code distinct from} ends no select list, where Hibernate writes it so. */
    @Test
    void distinctFromIsOneExpression() {
        stored(labelled(1, "old"));
        boolean understood = understandsDistinctFrom();
        Runnable update = () -> upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                .doUpdate(set -> set.expression(Shipment_.fragile, HostileValuesContract::distinct))
                .execute(List.of(labelled(1, "new"))));
        if (!understood) {
            assertThatThrownBy(update::run).isInstanceOf(JDBCException.class);
            return;
        }
        update.run();

        assertThat(all(Shipment.class, "id").get(0).fragile).isTrue();
    }

    private static Expression<Boolean> distinct(Operands<Shipment> row) {
        return ((HibernateCriteriaBuilder) row.builder())
                .distinctFrom(row.existing(Shipment_.label), row.excluded(Shipment_.label));
    }

    /** Hibernate's dialect may write it as the database does not understand it, in queries of its own, too. */
    private boolean understandsDistinctFrom() {
        try {
            sessions()
                    .inTransaction(session -> session.createSelectionQuery(
                                    "from Shipment where label is distinct from code", Shipment.class)
                            .getResultList());
            return true;
        } catch (JDBCException notUnderstood) {
            return false;
        }
    }

    /** A minus before a negative number is no comment. */
    @Test
    void negativeNumbersStayNumbers() {
        Shipment before = labelled(1, "old");
        before.weight = 5;
        stored(before);

        upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                .doUpdate(set -> set.expression(
                        Shipment_.weight,
                        row -> row.builder()
                                .diff(
                                        row.existing(Shipment_.weight),
                                        row.builder().literal(-3))))
                .execute(List.of(labelled(1, "new"))));

        assertThat(all(Shipment.class, "id").get(0).weight).isEqualTo(8);
    }

    /** What a database cannot store it refuses; no other value is ever stored in its place, nor half of the rows. */
    @Test
    void comeBackOrAreRefusedWhole() {
        for (String value : HostileStrings.unstorableValues()) {
            storesExactlyOrNothing(
                    value,
                    upsurge ->
                            upsurge.upsertInto(Shipment.class).execute(List.of(labelled(1, value), labelled(2, "b"))));
            stored(labelled(1, "old"), labelled(2, "b"));
            storesExactlyOrNothing(
                    value,
                    upsurge -> upsurge.upsertInto(Shipment.class)
                            .doUpdate(set -> set.expression(
                                            Shipment_.label,
                                            row -> row.builder().literal(value))
                                    .where(row -> row.builder().equal(row.existing(Shipment_.label), "old")))
                            .execute(List.of(labelled(1, "new"), labelled(2, "b"))));
        }
    }

    private void storesExactlyOrNothing(String value, Function<Upsurge, ?> work) {
        List<String> before = labels();
        try {
            upsurge(upsurge -> work.apply(upsurge));
            assertThat(labels()).containsExactly(value, "b");
        } catch (RuntimeException refused) {
            assertThat(labels()).isEqualTo(before);
        }
        emptyTables();
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        all(Shipment.class, "id").forEach(shipment -> labels.add(String.valueOf(shipment.label)));
        return labels;
    }
}
