package io.upsurge.tck.contract;

import static io.upsurge.Outcome.INSERTED;
import static io.upsurge.Outcome.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Gadget;
import io.upsurge.tck.model.Isbn;
import io.upsurge.tck.model.Milestone;
import io.upsurge.tck.model.OrderLine;
import io.upsurge.tck.model.Specimen.Kind;
import io.upsurge.tck.model.Subscriber;
import io.upsurge.tck.model.Ticket;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Identifiers that are assigned, generated, composite or converted; natural ids; keys of every type (A2, E3). */
public abstract class IdentifierContract extends Contract {

    protected IdentifierContract() {
        super(Ticket.class, Subscriber.class, Gadget.class, OrderLine.class, Milestone.class);
    }

    @BeforeEach
    void completeKeys() {
        CompositeKeys.complete(database(), "ticket_natural", "Ticket", "event, place");
        database().statements().clear();
    }

    @Test
    void theDatabaseGeneratesIdentifiersOfInsertedRowsOnly() {
        stored(new Ticket("Aida", 1, "old"));
        Long known = all(Ticket.class, "place").get(0).id;

        List<Ticket> tickets = upsurge(
                upsurge -> upsurge.upsertAll(List.of(new Ticket("Aida", 2, "new"), new Ticket("Aida", 1, "newer"))));

        assertThat(tickets).extracting(ticket -> ticket.holder).containsExactly("new", "newer");
        assertThat(tickets.get(0).id).isNotNull().isNotEqualTo(known);
        assertThat(tickets.get(1).id).isEqualTo(known);
        assertThat(all(Ticket.class, "place"))
                .usingRecursiveComparison()
                .isEqualTo(List.of(tickets.get(1), tickets.get(0)));
    }

    @Test
    void anEntityThatCarriesAGeneratedIdentifierIsFoundByIt() {
        stored(new Ticket("Aida", 1, "old"), new Ticket("Aida", 2, "other"));
        Ticket detached = all(Ticket.class, "place").get(0);
        detached.holder = "new";

        Ticket managed = upsurge(upsurge -> upsurge.upsert(detached));

        assertThat(managed.id).isEqualTo(detached.id);
        assertThat(all(Ticket.class, "place"))
                .extracting(ticket -> ticket.holder)
                .containsExactly("new", "other");
    }

    @Test
    void aNaturalIdThatNeverChangesStaysWhenTheRowIsFoundByItsIdentifier() {
        stored(new Ticket("Aida", 1, "old"));
        Ticket detached = all(Ticket.class, "place").get(0);
        detached.event = "Tosca";
        detached.holder = "new";

        Ticket managed = upsurge(upsurge -> upsurge.upsert(detached));

        assertThat(managed.event).isEqualTo("Aida");
        assertThat(all(Ticket.class, "place")).singleElement().satisfies(ticket -> {
            assertThat(ticket.event).isEqualTo("Aida");
            assertThat(ticket.holder).isEqualTo("new");
        });
    }

    @Test
    void aNaturalIdOfTwoAttributesIsLoadedAfterwards() {
        inSession(session -> {
            Ticket ticket = Upsurge.of(session).upsert(new Ticket("Aida", 1, "me"));
            assertThat(session.byNaturalId(Ticket.class)
                            .using("event", "Aida")
                            .using("place", 1)
                            .load())
                    .isSameAs(ticket);
            return null;
        });
    }

    @Test
    void aNaturalIdThatMayChangeChangesWhenTheRowIsFoundByItsIdentifier() {
        stored(new Subscriber("a@b.c", "old"));

        inSession(session -> {
            Subscriber managed = session.bySimpleNaturalId(Subscriber.class).load("a@b.c");
            Subscriber given = new Subscriber("x@y.z", "new");
            given.id = managed.id;

            assertThat(Upsurge.of(session).upsert(given)).isSameAs(managed);

            assertThat(managed.email).isEqualTo("x@y.z");
            assertThat(session.bySimpleNaturalId(Subscriber.class).load("x@y.z"))
                    .isSameAs(managed);
            return null;
        });
        assertThat(all(Subscriber.class, "id")).extracting(s -> s.email).containsExactly("x@y.z");
    }

    @Test
    void identifiersOfASequenceAreTakenFromItsPoolsAndNeverTwice() {
        List<Subscriber> first = subscribers(25);
        stored(first.get(3), first.get(7));

        List<Subscriber> upserted = upsurge(upsurge -> upsurge.upsertAll(subscribers(25)));
        stored(new Subscriber("later", "later"));

        assertThat(upserted).extracting(s -> s.id).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(upserted.get(3).id).isEqualTo(first.get(3).id);
        assertThat(all(Subscriber.class, "id"))
                .hasSize(26)
                .extracting(s -> s.id)
                .doesNotHaveDuplicates();
    }

    @Test
    void uniqueIdentifiersAreMadeForInsertedRowsOnly() {
        stored(new Gadget("s1", "old"));
        UUID known = all(Gadget.class, "serial").get(0).id;

        List<Gadget> gadgets =
                upsurge(upsurge -> upsurge.upsertAll(List.of(new Gadget("s2", "new"), new Gadget("s1", "newer"))));

        assertThat(gadgets).extracting(gadget -> gadget.owner).containsExactly("new", "newer");
        assertThat(gadgets.get(0).id).isNotNull();
        assertThat(gadgets.get(1).id).isEqualTo(known);
        assertThat(all(Gadget.class, "serial"))
                .extracting(gadget -> gadget.id)
                .containsExactly(known, gadgets.get(0).id);
    }

    @Test
    void anIdentifierOfTwoPartsIsTheTargetAsAWhole() {
        stored(new OrderLine("A", 1, "old", 1), new OrderLine("A", 2, "other", 1));

        List<OrderLine> lines = upsurge(upsurge ->
                upsurge.upsertAll(List.of(new OrderLine("B", 1, "new", 5), new OrderLine("A", 1, "newer", 2))));
        OrderLine present = upsurge(upsurge -> upsurge.insertIfAbsent(new OrderLine("A", 2, "ignored", 9)));

        assertThat(lines).extracting(line -> line.product).containsExactly("new", "newer");
        assertThat(present.product).isEqualTo("other");
        assertThat(all(OrderLine.class, "id.orderNumber, id.line"))
                .extracting(line -> line.product)
                .containsExactly("newer", "other", "new");
    }

    @Test
    void thePartsOfAnIdentifierAreNamedByDots() {
        stored(new OrderLine("A", 1, "old", 1));

        MutationResult<OrderLine> result = upsurge(upsurge -> upsurge.upsertInto(OrderLine.class)
                .onConflict("id.line", "id.orderNumber")
                .doUpdate(set -> set.excluded("product")
                        .expression(
                                "quantity",
                                row -> row.builder()
                                        .sum(row.<Integer>existing("quantity"), row.<Integer>existing("id.line")))
                        .where(row -> row.builder().equal(row.excluded("id.orderNumber"), "A")))
                .returning("id.orderNumber", "id.line", "quantity")
                .outcomes(Outcomes.EXACT)
                .execute(Rows.of(OrderLine.class)
                        .row(row -> row.value("id.orderNumber", "A")
                                .value("id.line", 1)
                                .value("product", "new")
                                .value("quantity", 7))
                        .row(row -> row.value("id.orderNumber", "B")
                                .value("id.line", 1)
                                .value("product", "new")
                                .value("quantity", 8))));

        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(UPDATED, INSERTED);
        assertThat(result.tuples())
                .extracting(Tuple::toArray)
                .containsExactly(new Object[] {"A", 1, 2}, new Object[] {"B", 1, 8});
        assertThat(result.primaryKeys()).isEqualTo(List.of(new OrderLine.Key("A", 1), new OrderLine.Key("B", 1)));
    }

    @Test
    void aRowWithHalfAnIdentifierIsRefused() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(OrderLine.class)
                        .execute(Rows.maps(OrderLine.class, List.of(Map.of("id.line", 1, "quantity", 2))))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("id.orderNumber");
        assertThat(sent()).isEmpty();
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("counter", List.of(1, 2, 3)),
                Arguments.of("amount", List.of(new BigDecimal("1.5"), new BigDecimal("-2.000"), new BigDecimal("10"))),
                Arguments.of("padded", List.of("ab", "c", "abcde")),
                Arguments.of("uuid", List.of(new UUID(1, 2), new UUID(-1, 2), new UUID(1, -3))),
                Arguments.of(
                        "planned",
                        List.of(LocalDate.of(2024, 2, 29), LocalDate.of(1900, 1, 1), LocalDate.of(2024, 10, 27))),
                Arguments.of(
                        "met",
                        List.of(
                                LocalDateTime.of(2024, 3, 31, 2, 30),
                                LocalDateTime.of(2024, 7, 1, 12, 0, 0, 123_456_000),
                                LocalDateTime.of(2024, 7, 1, 12, 0, 0, 987_654_321))),
                Arguments.of(
                        "recorded",
                        List.of(
                                Instant.parse("2024-03-31T01:00:00Z"),
                                Instant.parse("2024-07-01T12:00:00.000001Z"),
                                Instant.parse("2024-07-01T12:00:00.987654321Z"))),
                Arguments.of(
                        "announced",
                        List.of(
                                OffsetDateTime.parse("2024-03-31T02:30:00+05:00"),
                                OffsetDateTime.parse("2024-07-01T12:00:00.000001Z"),
                                OffsetDateTime.parse("2024-12-01T12:00:00-08:00"))),
                Arguments.of("late", List.of(Duration.ZERO, Duration.ofSeconds(90, 5), Duration.ofDays(-3))),
                Arguments.of("kind", List.of(Kind.PLANT, Kind.ANIMAL, Kind.MINERAL)),
                Arguments.of("ordinalKind", List.of(Kind.PLANT, Kind.ANIMAL, Kind.MINERAL)),
                Arguments.of("isbn", List.of(new Isbn("3", "1"), new Isbn("3", "2"), new Isbn("0", "9"))),
                Arguments.of("digest", List.of(new byte[] {0, 1}, new byte[] {-1}, new byte[] {0, 1, 0})),
                Arguments.of("letter", List.of('a', 'b', 'ß')));
    }

    /** The row is found in the statement, under a lock before it, and by a read after it: by the key each time. */
    @ParameterizedTest
    @MethodSource("keys")
    void aKeyOfTheTypeDecidesWhichRowIsThere(String key, List<Object> values) {
        upsurge(upsurge -> upsurge.upsertInto(Milestone.class)
                .onConflict(key)
                .execute(List.of(milestone(1L, "one", key, values.get(0)), milestone(2L, "two", key, values.get(1)))));

        MutationResult<Milestone> result = upsurge(upsurge -> upsurge.upsertInto(Milestone.class)
                .onConflict(key)
                .doUpdate(set -> set.excluded("label"))
                .returning()
                .outcomes(Outcomes.EXACT)
                .execute(
                        List.of(milestone(11L, "new", key, values.get(2)), milestone(12L, "uno", key, values.get(0)))));
        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(INSERTED, UPDATED);
        assertThat(result.entities()).extracting(milestone -> milestone.id).containsExactly(11L, 1L);
        assertThat(result.entities()).extracting(milestone -> milestone.label).containsExactly("new", "uno");

        MutationResult<Milestone> same = upsurge(upsurge -> upsurge.upsertInto(Milestone.class)
                .onConflict(key)
                .doUpdate(set -> set.excluded("label"))
                .returning()
                .execute(List.of(
                        milestone(21L, "due", key, values.get(1)), milestone(22L, "newer", key, values.get(2)))));
        assertThat(same.entities()).extracting(milestone -> milestone.id).containsExactly(2L, 11L);

        MutationResult<Milestone> alone = upsurge(upsurge -> upsurge.upsertInto(Milestone.class)
                .onConflict(key)
                .doNothing()
                .returning()
                .execute(List.of(milestone(31L, "no", key, values.get(2)), milestone(32L, "no", key, values.get(1)))));
        assertThat(alone.entities()).extracting(milestone -> milestone.id).containsExactly(11L, 2L);
        assertThat(alone.entities()).extracting(milestone -> milestone.label).containsExactly("newer", "due");
        assertThat(all(Milestone.class, "id")).hasSize(3);
    }

    private Milestone milestone(Long id, String label, String key, Object value) {
        Milestone milestone = new Milestone(id, label);
        try {
            Milestone.class.getField(key).set(milestone, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(key, e);
        }
        return milestone;
    }

    private static List<Subscriber> subscribers(int count) {
        List<Subscriber> subscribers = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> subscribers.add(new Subscriber("s" + i, "name " + i)));
        return subscribers;
    }
}
