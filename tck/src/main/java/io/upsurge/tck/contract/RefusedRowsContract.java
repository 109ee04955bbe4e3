package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.DuplicateKeysException;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Account;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Book_;
import io.upsurge.tck.model.Carrier;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Dimensions;
import io.upsurge.tck.model.Memo;
import io.upsurge.tck.model.Shipment;
import io.upsurge.tck.model.Shipment_;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Mistakes in rows: found in all of them before any is sent, and named by index. A2, A16, E6, E7, T18, T19, T35. */
public abstract class RefusedRowsContract extends Mistakes {

    private String refusedRow(UnaryOperator<Rows.Row<Shipment>> row) {
        return refused(upsurge -> upsurge.upsertInto(Shipment.class)
                .execute(Rows.of(Shipment.class)
                        .row(set -> set.value(Shipment_.id, 1L).value(Shipment_.code, "a"))
                        .row(row)));
    }

    @Test
    void refusesARowWithoutItsKeyByIndex() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .onConflict(Shipment_.code)
                        .execute(Rows.of(Shipment.class)
                                .row(set -> set.value(Shipment_.id, 1L).value(Shipment_.code, "a"))
                                .row(set -> set.value(Shipment_.id, 2L).value(Shipment_.label, "b")))))
                .contains("Row 1", "does not bring 'code'", "conflict target", "Give it");
        assertThat(refused(upsurge -> upsurge.upsertInto(Book.class)
                        .execute(Rows.of(Book.class).row(set -> set.value(Book_.title, "Dune")))))
                .contains("Row 0", "does not bring 'isbn'", "conflict target");
    }

    @Test
    void refusesARowWithoutAnythingInIt() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Book.class)
                        .execute(Rows.of(Book.class).row(set -> set))))
                .contains("Row 0", "'isbn'");
        assertThat(refused(upsurge -> upsurge.upsertInto(Account.class)
                        .execute(Rows.of(Account.class).row(set -> set))))
                .contains("no identifier", "uk_account_email", "uk_account_nickname");
    }

    @Test
    void refusesARowWithoutTheIdentifierThatNobodyGenerates() {
        assertThat(refused(upsurge -> upsurge.upsertAll(List.of(new Shipment(1L, "a"), new Shipment(null, "b")))))
                .contains("Row 1", "no identifier 'id'", "generates none", "Give it one");
        assertThat(refusedRow(set -> set.value(Shipment_.code, "b")))
                .contains("Row 1", "no identifier 'id'", "generates none", "Give it one");
        assertThat(refusedRow(set -> set.value(Shipment_.id, nothing()).value(Shipment_.code, "b")))
                .contains("Row 1", "the primary key [id]", "Give it");
    }

    @Test
    void refusesThePrimaryKeyAsTheTargetOfRowsWithoutOne() {
        assertThat(refused(upsurge ->
                        upsurge.upsertInto(Book.class).onPrimaryKey().execute(List.of(new Book("978-1", "Dune", 1)))))
                .contains("Row 0", "the primary key", "Give it")
                .doesNotContain("nullsAreEqual()");
    }

    @Test
    void refusesNullInAKey() {
        assertThat(refused(upsurge -> upsurge.upsert(new Book(nothing(), "Dune", 1))))
                .contains("Row 0", "NULL", "the natural id", "nullsAreEqual()");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .onConflict(Shipment_.code)
                        .execute(List.of(new Shipment(1L, "a"), new Shipment(2L, null)))))
                .contains("Row 1", "NULL", "[code]", "nullsAreEqual()");
    }

    /** T19: NULL equals NULL where that was asked for and the database can; elsewhere it is refused with the reason. */
    @Test
    void takesEqualNullsOrRefusesThem() {
        List<String> refusals = upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                .onConflict(Shipment_.code)
                .nullsAreEqual()
                .plan()
                .refused());
        if (!refusals.isEmpty()) {
            assertThat(unsupported(upsurge -> upsurge.upsertInto(Shipment.class)
                            .onConflict(Shipment_.code)
                            .nullsAreEqual()
                            .execute(List.of(new Shipment(2L, null)))))
                    .contains("equal NULLs", "NULL never equals NULL", "leave nullsAreEqual() out");
            return;
        }
        stored(new Shipment(1L, null));
        Shipment given = new Shipment(2L, null);
        given.label = "the same";

        upsurge(upsurge -> upsurge.upsertInto(Shipment.class)
                .onConflict(Shipment_.code)
                .nullsAreEqual()
                .execute(List.of(given)));

        assertThat(all(Shipment.class, "id")).singleElement().satisfies(stored -> {
            assertThat(stored.id).isEqualTo(1L);
            assertThat(stored.label).isEqualTo("the same");
        });
    }

    @Test
    void refusesTwoRowsWithOneKeyByBothIndexes() {
        String message = refusedIn(
                DuplicateKeysException.class,
                session -> Upsurge.of(session)
                        .upsertAll(List.of(new Shipment(1L, "a"), new Shipment(2L, "b"), new Shipment(1L, "c"))));

        assertThat(message).contains("Rows 0 and 2", "the primary key", "duplicates(FIRST_WINS");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesAnEntityOfAnotherClass() {
        List mixed = List.of(new Shipment(1L, "a"), new Country("CH", "Schweiz"));
        assertThat(refused(upsurge -> upsurge.upsertAll(mixed)))
                .contains("Row 1", Country.class.getName(), "Shipment", "only");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class).execute(mixed)))
                .contains("Row 1", "only");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .execute(mixed.stream().skip(1))))
                .contains("Row 0", "only");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .execute((Iterable) Rows.of(Shipment.class).row(set -> set.value("id", 1L)))))
                .contains("Row 0", "Shipment");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class).execute((Rows<Shipment>)
                        (Rows) Rows.of(Book.class).row(set -> set.value("isbn", "1")))))
                .contains("Rows of Book", "about Shipment");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesRowsThatAreNull() {
        List<Shipment> holed = Arrays.asList(new Shipment(1L, "a"), RefusedRowsContract.<Shipment>nothing());
        List firstOfAll = Collections.singletonList(null);
        List<Map<String, Object>> maps =
                Arrays.asList(Map.<String, Object>of("id", 1L), RefusedRowsContract.<Map<String, Object>>nothing());
        assertThat(refused(upsurge -> upsurge.upsertAll(holed))).contains("Row 1 is null");
        assertThat(refused(upsurge -> upsurge.upsertAll(firstOfAll))).contains("Row 0 is null");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .execute(holed.stream().skip(1))))
                .contains("Row 0 is null");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class).execute(Rows.maps(Shipment.class, maps))))
                .contains("Row 1 is null");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .execute(rowsOfAnotherKind((List<Map<String, @Nullable Object>>) firstOfAll))))
                .contains("Row 0 is null");
    }

    @NullUnmarked
    private static Rows<Shipment> rowsOfAnotherKind(List<Map<String, @Nullable Object>> rows) {
        return new Rows<>() {
            @Override
            public Class<Shipment> entity() {
                return Shipment.class;
            }

            @Override
            public Iterator<Map<String, @Nullable Object>> iterator() {
                return rows.iterator();
            }
        };
    }

    @Test
    void refusesNullArguments() {
        assertThat(List.of(
                        refused(upsurge -> upsurge.upsertInto(Shipment.class).execute((Iterable<Shipment>) nothing())),
                        refused(upsurge -> upsurge.upsertInto(Shipment.class).execute((Rows<Shipment>) nothing())),
                        refused(upsurge -> upsurge.upsertInto(Shipment.class).execute((Stream<Shipment>) nothing())),
                        refused(upsurge -> upsurge.upsertInto(Shipment.class)
                                .execute(Stream.of(new Shipment(1L, "a")), nothing())),
                        refused(upsurge -> Rows.of(nothing())),
                        refused(upsurge -> Rows.columns(nothing())),
                        refused(upsurge -> Rows.maps(nothing(), List.of())),
                        refused(upsurge -> Rows.maps(Shipment.class, nothing())),
                        refused(upsurge -> Rows.of(Shipment.class).row(nothing())),
                        refused(upsurge -> Rows.of(Shipment.class).row(set -> nothing())),
                        refused(upsurge -> Rows.of(Shipment.class).row(set -> set.value((String) nothing(), 1))),
                        refused(upsurge -> Rows.of(Shipment.class)
                                .row(set -> set.value((SingularAttribute<Shipment, Long>) nothing(), 1L))),
                        refused(upsurge -> Rows.columns(Shipment.class).column("id", nothing())),
                        refused(upsurge -> Rows.columns(Shipment.class).column((String) nothing(), List.of(1)))))
                .allSatisfy(message -> assertThat(message).contains("null").containsIgnoringCase("give"));
    }

    @Test
    void refusesAClassThatIsNoEntity() {
        assertThat(List.of(
                        refused(upsurge -> upsurge.upsert("a text")),
                        refused(upsurge -> upsurge.upsertAll(List.of(new Dimensions(1, 2)))),
                        refused(upsurge -> upsurge.insertIfAbsent(new int[0])),
                        refused(upsurge -> upsurge.upsertInto(Object.class).execute(List.of())),
                        refused(upsurge -> upsurge.upsertInto(Map.class).execute(List.of(Map.of()))),
                        refused(upsurge -> upsurge.upsertInto(Runnable.class).plan())))
                .allSatisfy(message -> assertThat(message).contains("is not an entity", "give an entity"));
    }

    @Test
    void refusesAReferenceToWhatWasNeverSaved() {
        Shipment shipment = new Shipment(1L, "a");
        shipment.carrier = new Carrier("new");
        Shipment measured = new Shipment(1L, "a");
        measured.dimensions = new Dimensions(1, 2);
        measured.dimensions.measuredBy = new Carrier("new");
        Shipment plain = new Shipment(1L, "a");
        assertThat(List.of(
                        refused(upsurge -> upsurge.upsert(shipment)),
                        refused(upsurge -> upsurge.upsert(measured)),
                        refusedRow(set -> set.value(Shipment_.id, 2L).value(Shipment_.carrier, new Carrier("new"))),
                        refusedRow(
                                set -> set.value(Shipment_.id, 2L).value("dimensions.measuredBy", new Carrier("new"))),
                        refused(upsurge -> upsurge.upsertInto(Shipment.class)
                                .doUpdate(set -> set.value(Shipment_.carrier, new Carrier("new")))
                                .execute(List.of(plain))),
                        refused(upsurge -> upsurge.upsertInto(Shipment.class)
                                .doUpdate(set -> set.value(Shipment_.dimensions, measured.dimensions))
                                .execute(List.of(plain)))))
                .allSatisfy(
                        message -> assertThat(message).contains("Carrier", "has no identifier", "Save that one first"));
    }

    /** What was persisted in this session is sent first, so that a row may refer to it. */
    @Test
    void sendsAPendingEntityBeforeARowThatRefersToIt() {
        inSession(session -> {
            Carrier carrier = new Carrier("pending");
            session.persist(carrier);
            Shipment shipment = new Shipment(1L, "a");
            shipment.carrier = carrier;
            Upsurge.of(session).upsert(shipment);
            return null;
        });

        assertThat(all(Shipment.class, "id"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.carrier).isNotNull());
    }

    /** T18. */
    @Test
    void sendsNothingForNoRows() {
        List<MutationResult<Shipment>> results = upsurge(upsurge -> List.of(
                upsurge.upsertInto(Shipment.class).execute(List.<Shipment>of()),
                upsurge.upsertInto(Shipment.class).returning().execute(Stream.<Shipment>of()),
                upsurge.upsertInto(Shipment.class).execute(Rows.of(Shipment.class)),
                upsurge.upsertInto(Shipment.class).execute(Rows.maps(Shipment.class, List.of())),
                upsurge.upsertInto(Shipment.class).execute(Rows.columns(Shipment.class)),
                upsurge.upsertInto(Shipment.class)
                        .execute(Rows.columns(Shipment.class).column(Shipment_.id, List.of()))));

        assertThat(results).allSatisfy(result -> {
            assertThat(result.counts()).isEmpty();
            assertThat(result.rows()).isEmpty();
        });
        List<Shipment> none = upsurge(upsurge -> upsurge.upsertAll(List.<Shipment>of()));
        assertThat(none).isEmpty();
        assertThat(database().statements().sql()).isEmpty();
    }

    @Test
    void refusesARowThatGivesAnAttributeTwice() {
        assertThat(refusedRow(set -> set.value(Shipment_.id, 2L).value("id", 3L)))
                .contains("'id'", "given twice", "Give it once");
        assertThat(refused(upsurge -> Rows.columns(Shipment.class)
                        .column(Shipment_.id, List.of(1L))
                        .column("id", List.of(2L))))
                .contains("'id'", "given twice", "Give it once");
        assertThat(refusedRow(set -> set.value(Shipment_.id, 2L)
                        .value(Shipment_.dimensions, new Dimensions(1, 2))
                        .value("dimensions.width", 3)))
                .contains("Row 1", "'dimensions'", "'dimensions.width'", "Give one of them");
    }

    @Test
    void refusesColumnsOfUnequalLength() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .execute(Rows.columns(Shipment.class)
                                .column(Shipment_.id, List.of(1L, 2L))
                                .column(Shipment_.code, List.of("a")))))
                .contains("'code'", "1 values", "the others have 2", "Give every column a value for every row");
    }

    @Test
    void refusesAWrongNameInARow() {
        assertThat(List.of(
                        refusedRow(set -> set.value(Shipment_.id, 2L).value("kode", "x")),
                        refused(upsurge -> upsurge.upsertInto(Shipment.class)
                                .execute(Rows.maps(Shipment.class, List.of(Map.of("id", 1L, "kode", "x"))))),
                        refused(upsurge -> upsurge.upsertInto(Shipment.class)
                                .execute(Rows.columns(Shipment.class).column("kode", List.of("x"))))))
                .allSatisfy(message ->
                        assertThat(message).contains("Shipment has no attribute 'kode'", "The nearest is 'code'"));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesANameThatIsNoText() {
        Iterable<Map<String, Object>> numbered = (List) List.of(Map.of(1, "x"));
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class).execute(Rows.maps(Shipment.class, numbered))))
                .contains("Row 0", "java.lang.Integer", "Give the attribute's name");
        Map<String, Object> unnamed = Collections.singletonMap(null, "x");
        assertThat(refused(upsurge ->
                        upsurge.upsertInto(Shipment.class).execute(Rows.maps(Shipment.class, List.of(unnamed)))))
                .contains("Row 0", "null", "Give the attribute's name");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesAnAttributeOfAnotherEntityInARow() {
        SingularAttribute foreign = Book_.id;
        assertThat(List.of(
                        refusedRow(set -> set.value(foreign, 1)),
                        refused(upsurge -> Rows.columns(Shipment.class).column(foreign, List.of(1)))))
                .allSatisfy(message -> assertThat(message)
                        .contains("'id' belongs to Book", "not to Shipment", "Name an attribute of Shipment"));
    }

    @Test
    void refusesAValueOfAnotherTypeInARow() {
        assertThat(refusedRow(set -> set.value("id", 2)))
                .contains("'id'", "row 1", "java.lang.Integer", "java.lang.Long", "Give a value of type Long");
        assertThat(refusedRow(set -> set.value(Shipment_.id, 2L).value("carrier", 3L)))
                .contains("'carrier'", "row 1", "getReference(..)");
        assertThat(refusedRow(set -> set.value(Shipment_.id, 2L).value("weight", "3")))
                .contains("'weight'", "row 1");
    }

    /** T39: drivers store a question mark for half a surrogate pair, and say nothing. */
    @Test
    void refusesHalfOfACharacter() {
        Shipment torn = new Shipment(1L, "a");
        torn.label = "a\ud83d";
        assertThat(List.of(
                        refused(upsurge -> upsurge.upsert(torn)),
                        refusedRow(set -> set.value(Shipment_.id, 2L).value(Shipment_.label, "\ude00a")),
                        refused(upsurge -> upsurge.upsertInto(Shipment.class)
                                .doUpdate(set -> set.value(Shipment_.label, "\ude00\ud83d"))
                                .execute(List.of(new Shipment(1L, "a"))))))
                .allSatisfy(message -> assertThat(message).contains("'label'", "half of a character", "Give whole"));
    }

    @Test
    void refusesInARowWhatNoInsertMayBring() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Memo.class)
                        .execute(Rows.of(Memo.class)
                                .row(set -> set.value("id", 2L).value("remark", "x")))))
                .contains("Row 0", "'remark'", "insertable = false", "Leave it out");
        assertThat(refusedRow(set -> set.value(Shipment_.id, 2L).value(Shipment_.priority, 1)))
                .contains("Row 1", "'priority'", "the database generates it", "Leave it out");
    }

    @Test
    void refusesTheExcludedValueOfWhatARowDoesNotBring() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .doUpdate(set -> set.excluded(Shipment_.label))
                        .execute(Rows.of(Shipment.class)
                                .row(set -> set.value(Shipment_.id, 1L).value(Shipment_.label, "a"))
                                .row(set -> set.value(Shipment_.id, 2L)))))
                .contains("Row 1", "'label'", "does not bring", "leave it out");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .doUpdate(set -> set.expression(Shipment_.label, row -> row.excluded(Shipment_.code)))
                        .execute(Rows.of(Shipment.class).row(set -> set.value(Shipment_.id, 1L)))))
                .contains("Row 0", "'code'", "does not bring");
        assertThat(refused(upsurge -> upsurge.upsertInto(Shipment.class)
                        .doUpdate(set -> set.value(Shipment_.label, "x")
                                .where(row -> row.builder().isNull(row.excluded(Shipment_.code))))
                        .execute(Rows.of(Shipment.class).row(set -> set.value(Shipment_.id, 1L)))))
                .contains("Row 0", "'code'", "does not bring");
    }

    @Test
    void refusesAnEntityThatIsAboutToBeDeleted() {
        stored(new Shipment(1L, "a"));
        String message = inSession(session -> {
            Shipment removed = session.find(Shipment.class, 1L);
            session.remove(removed);
            database().statements().clear();
            Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(
                    () -> Upsurge.of(session).upsertAll(List.of(new Shipment(2L, "b"), removed)));
            assertThat(thrown).isInstanceOf(InvalidMutationException.class);
            assertThat(database().statements().sql()).isEmpty();
            Upsurge.of(session).upsert(new Shipment(3L, "c"));
            return String.valueOf(thrown.getMessage());
        });

        assertThat(message).contains("Row 1", "about to delete", "Flush the deletion first");
        assertThat(all(Shipment.class, "id"))
                .extracting(shipment -> shipment.id)
                .containsExactly(3L);
    }

    @Test
    void refusesAReferenceThatWasNeverLoaded() {
        stored(new Shipment(1L, "a"));
        assertThat(refusedIn(
                        InvalidMutationException.class,
                        session -> Upsurge.of(session).upsert(session.getReference(Shipment.class, 1L))))
                .contains("Row 0", "reference", "never loaded", "Hibernate.initialize(..)");
        assertThat(refusedIn(
                        InvalidMutationException.class,
                        session -> Upsurge.of(session)
                                .upsertInto(Shipment.class)
                                .execute(List.of(session.getReference(Shipment.class, 1L)))))
                .contains("Row 0", "reference", "never loaded");
    }

    @Test
    void readsTheValuesBehindALoadedReference() {
        Shipment before = new Shipment(1L, "a");
        before.label = "kept";
        stored(before);

        inSession(session -> {
            Shipment reference = session.getReference(Shipment.class, 1L);
            Hibernate.initialize(reference);
            return Upsurge.of(session).upsert(reference);
        });

        assertThat(all(Shipment.class, "id")).singleElement().satisfies(stored -> {
            assertThat(stored.code).isEqualTo("a");
            assertThat(stored.label).isEqualTo("kept");
        });
    }
}
