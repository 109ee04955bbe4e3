package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.upsurge.Operands;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Odometer;
import jakarta.persistence.criteria.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.resource.transaction.spi.TransactionStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is counted beyond the largest number of its column fails; nothing wraps, in the table or in memory (T40). Whole
 * numbers fail on every database; decimals have no bound where columns have none.
 */
public abstract class OverflowContract extends Contract {

    private static final Map<String, Number> ONES =
            Map.of("little", (short) 1, "units", 1, "miles", 1L, "litres", new BigDecimal("1.00"));

    protected OverflowContract() {
        super(Odometer.class);
    }

    /** A statement that adds one to an attribute of all rows. */
    private record Counting(String name, BiFunction<Upsurge, String, Object> statement) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                        new Counting(
                                "update",
                                (upsurge, attribute) -> upsurge.update(Odometer.class)
                                        .expression(attribute, row -> more(row, attribute))
                                        .everyRow()
                                        .execute()),
                        new Counting(
                                "update returning",
                                (upsurge, attribute) -> upsurge.update(Odometer.class)
                                        .expression(attribute, row -> more(row, attribute))
                                        .everyRow()
                                        .returning()
                                        .execute()),
                        new Counting(
                                "update by key",
                                (upsurge, attribute) -> upsurge.updateByKey(Odometer.class)
                                        .execute(Rows.of(Odometer.class)
                                                .row(row -> row.value("id", 1L)
                                                        .expression(attribute, stored -> more(stored, attribute)))
                                                .row(row -> row.value("id", 2L)
                                                        .expression(attribute, stored -> more(stored, attribute))))),
                        new Counting(
                                "upsert",
                                (upsurge, attribute) -> upsurge.upsertInto(Odometer.class)
                                        .onPrimaryKey()
                                        .doUpdate(set -> set.expression(attribute, row -> more(row, attribute)))
                                        .execute(given())),
                        new Counting(
                                "upsert by another key",
                                (upsurge, attribute) -> upsurge.upsertInto(Odometer.class)
                                        .onConflict("code")
                                        .doUpdate(set -> set.expression(attribute, row -> more(row, attribute)))
                                        .returning()
                                        .execute(given())),
                        new Counting(
                                "upsert of one by one",
                                (upsurge, attribute) -> upsurge.upsertInto(Odometer.class)
                                        .onPrimaryKey()
                                        .doUpdate(set -> set.expression(attribute, row -> more(row, attribute)))
                                        .chunkSize(1)
                                        .returning()
                                        .execute(given())))
                .flatMap(counting -> ONES.keySet().stream().sorted().map(what -> Arguments.of(counting, what)));
    }

    @SuppressWarnings("unchecked")
    private static Expression<? extends Number> more(Operands<Odometer> row, String attribute) {
        return row.builder().sum((Expression<Number>) (Expression<?>) row.existing(attribute), ONES.get(attribute));
    }

    private static List<Odometer> given() {
        return List.of(new Odometer(1), new Odometer(2), new Odometer(3));
    }

    /** Who goes on after the error cannot commit, and finds no instance of that transaction in the session. */
    @ParameterizedTest
    @MethodSource("statements")
    void failsAndLeavesAllAsItWas(Counting counting, String attribute) {
        stored(new Odometer(1), Odometer.full(2));
        assumeTrue(isBound(attribute), "the database does not bound its decimals");
        try (Session session = sessions().openSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                Odometer full = session.find(Odometer.class, 2L);

                assertThatThrownBy(() -> counting.statement().apply(Upsurge.of(session), attribute))
                        .isInstanceOf(JDBCException.class)
                        .isNotInstanceOf(ConstraintViolationException.class);

                assertThat(transaction.getRollbackOnly()).isTrue();
                assertThat(full).usingRecursiveComparison().isEqualTo(Odometer.full(2));
                Throwable refused = catchThrowable(transaction::commit);
                assertThat(transaction.getStatus()).as("after %s", refused).isNotEqualTo(TransactionStatus.COMMITTED);
                assertThat(session.contains(full)).isFalse();
            } finally {
                if (transaction.getStatus().canRollback()) {
                    transaction.rollback();
                }
            }
        }
        assertThat(all(Odometer.class, "id"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new Odometer(1), Odometer.full(2));
    }

    /** SQLite stores decimals that do not fit, as Hibernate's own update does there. */
    @ParameterizedTest
    @MethodSource("statements")
    void storesWhatHibernatesUpdateStoresWhereNumbersHaveNoBound(Counting counting, String attribute) {
        stored(new Odometer(1), Odometer.full(2));
        assumeFalse(isBound(attribute), "the database bounds its numbers");
        String hibernates = inSession(session -> {
            hibernatesUpdate(session, attribute);
            String cell = cell(session, attribute);
            session.getTransaction().setRollbackOnly();
            return cell;
        });

        upsurge(upsurge -> counting.statement().apply(upsurge, attribute));

        String ours = inSession(session -> cell(session, attribute));
        assertThat(ours).isEqualTo(hibernates).doesNotStartWith("-");
    }

    /** Up to the bounds, all is stored; NULL is not counted. */
    @ParameterizedTest
    @ValueSource(strings = {"little", "units", "miles"})
    void countsUpToTheBound(String attribute) {
        Odometer full = Odometer.full(2);
        stored(full);
        upsurge(upsurge -> upsurge.update(Odometer.class)
                .expression(
                        attribute,
                        row -> row.builder()
                                .diff(
                                        (Expression<Number>) (Expression<?>) row.existing(attribute),
                                        ONES.get(attribute)))
                .everyRow()
                .execute());

        upsurge(upsurge -> upsurge.update(Odometer.class)
                .expression(attribute, row -> more(row, attribute))
                .everyRow()
                .execute());

        assertThat(all(Odometer.class, "id"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(Odometer.full(2));
    }

    private boolean isBound(String attribute) {
        return !attribute.equals("litres") || hibernatesUpdateFails(attribute);
    }

    private boolean hibernatesUpdateFails(String attribute) {
        try {
            inSession(session -> {
                hibernatesUpdate(session, attribute);
                session.getTransaction().setRollbackOnly();
                return attribute;
            });
            return false;
        } catch (JDBCException e) {
            return true;
        }
    }

    private static void hibernatesUpdate(Session session, String attribute) {
        session.createMutationQuery("update Odometer set " + attribute + " = " + attribute + " + :one")
                .setParameter("one", ONES.get(attribute))
                .executeUpdate();
    }

    private static String cell(Session session, String column) {
        return session.createNativeQuery(
                        "select cast(" + column + " as varchar(40)) as cell from Odometer where id = 2", String.class)
                .getSingleResult();
    }
}
