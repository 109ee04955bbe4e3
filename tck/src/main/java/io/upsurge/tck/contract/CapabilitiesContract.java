package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.Fallback;
import io.upsurge.Mutation;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RetryableMutationException;
import io.upsurge.RowResult;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.JoinedPets.Dog;
import io.upsurge.tck.model.JoinedPets.Pet;
import io.upsurge.tck.model.Seat;
import io.upsurge.tck.model.Seat_;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Subquery;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a dialect declares works; what it does not declare is refused with the capability's reason, or done in more
 * steps, for which the plan gives that reason. Rows A10, A12, E1, E7, E17.
 */
public abstract class CapabilitiesContract extends Contract {

    protected CapabilitiesContract() {
        super(Seat.class, Pet.class, Dog.class);
    }

    @ParameterizedTest
    @EnumSource
    void isDeclaredAndWorksOrIsNotAndSaysWhy(Capability capability) throws Exception {
        boolean declared = can(capability);
        switch (capability) {
            case RETURNING -> returning(declared);
            case RETURNS_WRITTEN_ROWS_ONLY -> rowsLeftAlone(declared);
            case RETURNS_OUTCOME -> outcome(declared);
            case CONSTRAINT_TARGET -> constraint(declared);
            case PARTIAL_INDEX_TARGET -> partialIndex(declared);
            case EXPRESSION_INDEX_TARGET -> expressionIndex(declared);
            case ANY_KEY_TARGET -> anyKey(declared);
            case NULL_SAFE_TARGET -> equalNulls(declared);
            case LOCKING_READ -> lock(declared);
            case WRITES_TOGETHER -> severalTables(declared);
            case RETURNING_UPDATED -> returningUpdated(declared);
            case RETURNING_DELETED -> returningDeleted(declared);
            case CONDITION_OVER_TARGET -> conditionOverTarget(declared);
            case VALUE_OVER_TARGET -> valueOverTarget(declared);
        }
    }

    @Test
    void emulationNeedsALock() {
        Function<Upsurge, Upsert<Seat>> emulated = upsurge ->
                into(upsurge).onConflict(Seat_.ticket).nullsAreEqual().fallback(Fallback.EMULATE);
        if (!can(Capability.LOCKING_READ) && !can(Capability.NULL_SAFE_TARGET)) {
            assertRefused(Capability.LOCKING_READ, emulated, new Seat(1L, "A1", null));
            return;
        }
        execute(emulated, new Seat(1L, "A1", null));
        execute(emulated, new Seat(1L, "A2", null));

        assertThat(all(Seat.class, "code")).extracting(seat -> seat.code).containsExactly("A2");
    }

    private void severalTables(boolean declared) {
        Dog dog = new Dog();
        dog.id = 1L;
        dog.tag = "t";
        dog.bark = "woof";
        List<String> inserts = upsurge(upsurge -> {
            MutationPlan plan = upsurge.upsertInto(Dog.class).plan();
            String reason = Capability.WRITES_TOGETHER.otherwise();
            assertThat(plan.emulated().stream().anyMatch(step -> step.contains(reason)))
                    .isEqualTo(!declared);
            upsurge.upsertInto(Dog.class).execute(List.of(dog));
            assertThat(plan.sql(1)).contains(sent().get(sent().size() - 1));
            return writes("bark", "tag");
        });
        dog.name = "Rex";
        dog.bark = "wow";
        List<String> updates = upsurge(upsurge -> {
            upsurge.updateByKey(Dog.class).execute(List.of(dog));
            return writes("bark", "name");
        });

        assertThat(List.of(inserts.size(), updates.size())).containsOnly(declared ? 1 : 2);
        assertThat(all(Dog.class, "id"))
                .extracting(found -> found.tag, found -> found.name, found -> found.bark)
                .containsExactly(tuple("t", "Rex", "wow"));
    }

    /** What was written of the columns, without what only reads or locks. */
    private List<String> writes(String... columns) {
        return sent().stream()
                .filter(sql -> !sql.startsWith("select"))
                .filter(sql -> Stream.of(columns).anyMatch(sql::contains))
                .toList();
    }

    private void returning(boolean declared) {
        stored(new Seat(1L, "A1", null));
        Function<Upsurge, Upsert<Seat>> statement = upsurge -> into(upsurge)
                .onPrimaryKey()
                .doUpdate(CapabilitiesContract::oneVisitMore)
                .returning();

        MutationResult<Seat> result = execute(statement, new Seat(1L, "A1", null));

        assertThat(result.entities())
                .singleElement()
                .satisfies(seat -> assertThat(seat.visits).isEqualTo(1));
        assertThat(sent()).hasSize(declared ? 1 : 2);
        assertExplained(Capability.RETURNING, declared, statement);
    }

    private void rowsLeftAlone(boolean declared) {
        Function<Upsurge, Upsert<Seat>> free =
                upsurge -> into(upsurge).onPrimaryKey().doNothing();
        stored(new Seat(1L, "A1", null));

        assertThat(outcomes(free, new Seat(1L, "A1", null), new Seat(2L, "A2", null)))
                .isEqualTo(
                        declared
                                ? List.of(Outcome.SKIPPED, Outcome.INSERTED)
                                : List.of(Outcome.UNKNOWN, Outcome.UNKNOWN));

        Function<Upsurge, Upsert<Seat>> exact = free.andThen(upsert -> upsert.outcomes(Outcomes.EXACT));
        if (isExactPossible(declared)) {
            assertThat(outcomes(exact, new Seat(2L, "A2", null), new Seat(3L, "A3", null)))
                    .containsExactly(Outcome.SKIPPED, Outcome.INSERTED);
            assertExplained(Capability.RETURNS_WRITTEN_ROWS_ONLY, declared, exact);
        } else {
            assertRefused(Capability.LOCKING_READ, exact, new Seat(3L, "A3", null));
        }
    }

    private void outcome(boolean declared) {
        Function<Upsurge, Upsert<Seat>> free = upsurge -> into(upsurge).onPrimaryKey();
        stored(new Seat(1L, "A1", null));

        assertThat(outcomes(free, new Seat(1L, "A1", null), new Seat(2L, "A2", null)))
                .isEqualTo(
                        declared
                                ? List.of(Outcome.UPDATED, Outcome.INSERTED)
                                : List.of(Outcome.UNKNOWN, Outcome.UNKNOWN));

        Function<Upsurge, Upsert<Seat>> exact = free.andThen(upsert -> upsert.outcomes(Outcomes.EXACT));
        if (isExactPossible(declared)) {
            assertThat(outcomes(exact, new Seat(2L, "A2", null), new Seat(3L, "A3", null)))
                    .containsExactly(Outcome.UPDATED, Outcome.INSERTED);
            assertExplained(Capability.RETURNS_OUTCOME, declared, exact);
        } else {
            assertRefused(Capability.LOCKING_READ, exact, new Seat(3L, "A3", null));
        }
    }

    private void constraint(boolean declared) {
        Function<Upsurge, Upsert<Seat>> statement =
                upsurge -> into(upsurge).onConstraint("uk_seat_code").doUpdate(CapabilitiesContract::oneVisitMore);
        if (!declared) {
            assertRefused(Capability.CONSTRAINT_TARGET, statement, new Seat(1L, "A1", null));
            return;
        }
        execute(statement, new Seat(1L, "A1", null));
        execute(statement, new Seat(2L, "A1", null));

        assertThat(all(Seat.class, "id")).singleElement().satisfies(seat -> {
            assertThat(seat.id).isEqualTo(1L);
            assertThat(seat.visits).isEqualTo(1);
        });
    }

    private void partialIndex(boolean declared) throws SQLException {
        Function<Upsurge, Upsert<Seat>> statement = upsurge -> into(upsurge)
                .onConflict(index ->
                        index.over(Seat_.passenger).where(seat -> seat.builder().isFalse(seat.existing(Seat_.hasLeft))))
                .doUpdate(CapabilitiesContract::oneVisitMore);
        if (!declared) {
            assertRefused(Capability.PARTIAL_INDEX_TARGET, statement, seatOf("Paul", 1L));
            return;
        }
        createPartialIndex();
        Seat hasLeft = seatOf("Paul", 1L);
        hasLeft.hasLeft = true;
        stored(hasLeft);
        execute(statement, seatOf("Paul", 2L));
        execute(statement, seatOf("Paul", 3L));

        assertThat(all(Seat.class, "id")).extracting(seat -> seat.id).containsExactly(1L, 2L);
        assertThat(all(Seat.class, "id")).extracting(seat -> seat.visits).containsExactly(0, 1);
    }

    private void expressionIndex(boolean declared) throws SQLException {
        Function<Upsurge, Upsert<Seat>> statement = upsurge -> into(upsurge)
                .onConflict(index -> index.over(seat -> seat.builder().upper(seat.existing(Seat_.ticket))))
                .doUpdate(CapabilitiesContract::oneVisitMore);
        if (!declared) {
            assertRefused(Capability.EXPRESSION_INDEX_TARGET, statement, new Seat(1L, "A1", "t1"));
            return;
        }
        createIndex("uk_seat_upper_ticket on Seat (upper(ticket))");
        execute(statement, new Seat(1L, "A1", "t1"));
        execute(statement, new Seat(2L, "A2", "T1"));

        assertThat(all(Seat.class, "id")).singleElement().satisfies(seat -> {
            assertThat(seat.ticket).isEqualTo("t1");
            assertThat(seat.visits).isEqualTo(1);
        });
    }

    private void anyKey(boolean declared) {
        Function<Upsurge, Upsert<Seat>> statement =
                upsurge -> into(upsurge).onAnyUniqueKey().doNothing();
        if (!declared) {
            assertRefused(Capability.ANY_KEY_TARGET, statement, new Seat(1L, "A1", "T1"));
            return;
        }
        stored(new Seat(1L, "A1", "T1"));

        execute(statement, new Seat(1L, "A2", "T2"), new Seat(2L, "A3", "T1"), new Seat(3L, "A4", "T4"));

        assertThat(all(Seat.class, "id")).extracting(seat -> seat.code).containsExactly("A1", "A4");
    }

    private void equalNulls(boolean declared) {
        Function<Upsurge, Upsert<Seat>> statement = upsurge ->
                into(upsurge).onConflict(Seat_.ticket).nullsAreEqual().doUpdate(CapabilitiesContract::oneVisitMore);
        if (!declared) {
            assertRefused(Capability.NULL_SAFE_TARGET, statement, new Seat(1L, "A1", null));
            return;
        }
        execute(statement, new Seat(1L, "A1", null));
        execute(statement, new Seat(2L, "A2", null), new Seat(3L, "A3", "T3"));

        assertThat(all(Seat.class, "id")).extracting(seat -> seat.id).containsExactly(1L, 3L);
        assertThat(all(Seat.class, "id")).extracting(seat -> seat.visits).containsExactly(1, 0);
    }

    /** Two reasons to leave a row alone are told apart by no statement, so that every database looks first. */
    private void lock(boolean declared) throws Exception {
        Function<Upsurge, Upsert<Seat>> fiveVisits = upsurge -> into(upsurge)
                .onPrimaryKey()
                .doUpdate(set ->
                        oneVisitMore(set).where(seat -> seat.builder().lessThan(seat.existing(Seat_.visits), 5)))
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT);
        if (!declared) {
            assertRefused(Capability.LOCKING_READ, fiveVisits, new Seat(1L, "A1", null));
            return;
        }
        stored(new Seat(1L, "A1", null));

        List<Outcome> outcomes = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Outcome>>> visitors = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                visitors.add(threads.submit(() -> visitThreeTimes(fiveVisits)));
            }
            for (Future<List<Outcome>> visitor : visitors) {
                outcomes.addAll(visitor.get());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(all(Seat.class, "id")).extracting(seat -> seat.visits).containsExactly(5);
        assertThat(outcomes).containsOnly(Outcome.UPDATED, Outcome.SKIPPED).hasSize(12);
        assertThat(outcomes.stream().filter(Outcome.UPDATED::equals)).hasSize(5);
    }

    private void returningUpdated(boolean declared) {
        stored(new Seat(1L, "A1", null));

        assertGivenBack(
                Capability.RETURNING_UPDATED,
                declared,
                upsurge -> upsurge.update(Seat.class).value(Seat_.visits, 3).everyRow());
    }

    private void returningDeleted(boolean declared) {
        stored(new Seat(1L, "A1", null));

        assertGivenBack(
                Capability.RETURNING_DELETED,
                declared,
                upsurge -> upsurge.deleteFrom(Seat.class).everyRow());
    }

    /** With what the statement gives back, or with reads that are said in the plan. */
    private void assertGivenBack(Capability capability, boolean declared, Function<Upsurge, Mutation<Seat>> statement) {
        MutationResult<Seat> result = upsurge(
                upsurge -> statement.apply(upsurge).returning(Seat_.code).execute());

        assertThat(result.tuples())
                .singleElement()
                .satisfies(seat -> assertThat(seat.get(Seat_.CODE)).isEqualTo("A1"));
        assertThat(sent().size() == 1).isEqualTo(declared);
        List<String> emulated =
                upsurge(upsurge -> statement.apply(upsurge).returning().plan().emulated());
        assertThat(emulated.stream().anyMatch(step -> step.contains(capability.otherwise())))
                .isEqualTo(!declared);
    }

    private void conditionOverTarget(boolean declared) {
        stored(new Seat(1L, "A1", null), new Seat(2L, "A2", null));
        Function<Upsurge, Mutation<Seat>> statement = upsurge -> upsurge.deleteFrom(Seat.class)
                .where(seat -> seat.builder().equal(seat.existing(Seat_.code), lastCode(seat.builder())));

        upsurge(upsurge -> statement.apply(upsurge).execute());

        assertThat(sent().size() == 1).isEqualTo(declared);
        assertThat(all(Seat.class, "id")).extracting(seat -> seat.code).containsExactly("A1");
        assertThat(upsurge(upsurge -> statement.apply(upsurge).plan().emulated())
                        .isEmpty())
                .isEqualTo(declared);
    }

    /** The value sees what was there before, whatever row is written first. */
    private void valueOverTarget(boolean declared) {
        Seat first = new Seat(1L, "A1", null);
        first.visits = 1;
        Seat second = new Seat(2L, "A2", null);
        second.visits = 5;
        stored(first, second, new Seat(3L, "A3", null));
        Function<Upsurge, Mutation<Seat>> statement = upsurge -> upsurge.update(Seat.class)
                .expression(Seat_.visits, seat -> {
                    Subquery<Integer> others = seat.builder().createQuery().subquery(Integer.class);
                    var other = others.from(Seat.class);
                    return others.select(seat.builder().sum(other.get(Seat_.visits)))
                            .where(seat.builder().notEqual(other.get(Seat_.id), seat.existing(Seat_.id)));
                })
                .everyRow();
        if (declared) {
            upsurge(upsurge -> statement.apply(upsurge).returning().execute());
            assertThat(all(Seat.class, "id")).extracting(seat -> seat.visits).containsExactly(5, 1, 6);
            return;
        }
        upsurge(upsurge -> {
            assertThatThrownBy(() -> statement.apply(upsurge).execute())
                    .isInstanceOf(UnsupportedMutationException.class)
                    .hasMessageContainingAll(
                            "this database cannot", Capability.VALUE_OVER_TARGET.otherwise(), "Instead");
            assertThat(statement.apply(upsurge).plan().refused())
                    .anyMatch(reason -> reason.contains(Capability.VALUE_OVER_TARGET.otherwise()));
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    private static Subquery<String> lastCode(CriteriaBuilder builder) {
        Subquery<String> last = builder.createQuery().subquery(String.class);
        return last.select(builder.greatest(last.from(Seat.class).get(Seat_.code)));
    }

    private List<Outcome> visitThreeTimes(Function<Upsurge, Upsert<Seat>> statement) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int attempts = 0; outcomes.size() < 3; attempts++) {
            try {
                outcomes.addAll(outcomes(statement, new Seat(1L, "A1", null)));
            } catch (RetryableMutationException e) {
                if (attempts > 100) {
                    throw e;
                }
            }
        }
        return outcomes;
    }

    private boolean isExactPossible(boolean told) {
        return told || can(Capability.RETURNS_OUTCOME) || can(Capability.LOCKING_READ);
    }

    /** Where the statement takes more steps for want of the capability, its plan says so, and only there. */
    private void assertExplained(Capability capability, boolean declared, Function<Upsurge, Upsert<Seat>> statement) {
        List<String> emulated =
                upsurge(upsurge -> statement.apply(upsurge).plan().emulated());
        assertThat(emulated.stream().anyMatch(step -> step.contains(capability.otherwise())))
                .isEqualTo(!declared);
    }

    private MutationResult<Seat> execute(Function<Upsurge, Upsert<Seat>> statement, Seat... seats) {
        return upsurge(upsurge -> statement.apply(upsurge).execute(List.of(seats)));
    }

    private List<Outcome> outcomes(Function<Upsurge, Upsert<Seat>> statement, Seat... seats) {
        return execute(statement, seats).rows().stream().map(RowResult::outcome).toList();
    }

    private static Upsert<Seat> into(Upsurge upsurge) {
        return upsurge.upsertInto(Seat.class);
    }

    private static Upsert.Assignments<Seat> oneVisitMore(Upsert.Assignments<Seat> set) {
        return set.expression(Seat_.visits, seat -> seat.builder().sum(seat.existing(Seat_.visits), 1));
    }

    private static Seat seatOf(String passenger, long id) {
        Seat seat = new Seat(id, "A" + id, null);
        seat.passenger = passenger;
        return seat;
    }

    /** No mapping can declare it. */
    private void createPartialIndex() throws SQLException {
        String no = sessions()
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect()
                .toBooleanValueString(false);
        createIndex("uk_seat_passenger on Seat (passenger) where has_left = " + no);
    }

    private void createIndex(String index) throws SQLException {
        try (Connection connection = database().connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create unique index if not exists " + index);
        }
    }
}
