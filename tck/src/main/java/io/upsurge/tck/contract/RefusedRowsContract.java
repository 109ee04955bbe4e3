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
import io.upsurge.tck.model.Parcel;
import io.upsurge.tck.model.Parcel_;
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

    private String refusedRow(UnaryOperator<Rows.Row<Parcel>> row) {
        return refused(upsurge -> upsurge.upsertInto(Parcel.class)
                .execute(Rows.of(Parcel.class)
                        .row(set -> set.value(Parcel_.id, 1L).value(Parcel_.code, "a"))
                        .row(row)));
    }

    @Test
    void refusesARowWithoutItsKeyByIndex() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class)
                        .onConflict(Parcel_.code)
                        .execute(Rows.of(Parcel.class)
                                .row(set -> set.value(Parcel_.id, 1L).value(Parcel_.code, "a"))
                                .row(set -> set.value(Parcel_.id, 2L).value(Parcel_.label, "b")))))
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
        assertThat(refused(upsurge -> upsurge.upsertAll(List.of(new Parcel(1L, "a"), new Parcel(null, "b")))))
                .contains("Row 1", "no identifier 'id'", "generates none", "Give it one");
        assertThat(refusedRow(set -> set.value(Parcel_.code, "b")))
                .contains("Row 1", "no identifier 'id'", "generates none", "Give it one");
        assertThat(refusedRow(set -> set.value(Parcel_.id, nothing()).value(Parcel_.code, "b")))
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
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class)
                        .onConflict(Parcel_.code)
                        .execute(List.of(new Parcel(1L, "a"), new Parcel(2L, null)))))
                .contains("Row 1", "NULL", "[code]", "nullsAreEqual()");
    }

    /** T19: NULL equals NULL where that was asked for and the database can; elsewhere it is refused with the reason. */
    @Test
    void takesEqualNullsOrRefusesThem() {
        List<String> refusals = upsurge(upsurge -> upsurge.upsertInto(Parcel.class)
                .onConflict(Parcel_.code)
                .nullsAreEqual()
                .plan()
                .refused());
        if (!refusals.isEmpty()) {
            assertThat(unsupported(upsurge -> upsurge.upsertInto(Parcel.class)
                            .onConflict(Parcel_.code)
                            .nullsAreEqual()
                            .execute(List.of(new Parcel(2L, null)))))
                    .contains("equal NULLs", "NULL never equals NULL", "leave nullsAreEqual() out");
            return;
        }
        stored(new Parcel(1L, null));
        Parcel given = new Parcel(2L, null);
        given.label = "the same";

        upsurge(upsurge -> upsurge.upsertInto(Parcel.class)
                .onConflict(Parcel_.code)
                .nullsAreEqual()
                .execute(List.of(given)));

        assertThat(all(Parcel.class, "id")).singleElement().satisfies(stored -> {
            assertThat(stored.id).isEqualTo(1L);
            assertThat(stored.label).isEqualTo("the same");
        });
    }

    @Test
    void refusesTwoRowsWithOneKeyByBothIndexes() {
        String message = refusedIn(
                DuplicateKeysException.class,
                session -> Upsurge.of(session)
                        .upsertAll(List.of(new Parcel(1L, "a"), new Parcel(2L, "b"), new Parcel(1L, "c"))));

        assertThat(message).contains("Rows 0 and 2", "the primary key", "duplicates(FIRST_WINS");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesAnEntityOfAnotherClass() {
        List mixed = List.of(new Parcel(1L, "a"), new Country("CH", "Schweiz"));
        assertThat(refused(upsurge -> upsurge.upsertAll(mixed)))
                .contains("Row 1", Country.class.getName(), "Parcel", "only");
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class).execute(mixed)))
                .contains("Row 1", "only");
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class).execute(mixed.stream().skip(1))))
                .contains("Row 0", "only");
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class)
                        .execute((Iterable) Rows.of(Parcel.class).row(set -> set.value("id", 1L)))))
                .contains("Row 0", "Parcel");
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class)
                        .execute((Rows<Parcel>) (Rows) Rows.of(Book.class).row(set -> set.value("isbn", "1")))))
                .contains("Rows of Book", "about Parcel");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesRowsThatAreNull() {
        List<Parcel> holed = Arrays.asList(new Parcel(1L, "a"), RefusedRowsContract.<Parcel>nothing());
        List firstOfAll = Collections.singletonList(null);
        List<Map<String, Object>> maps =
                Arrays.asList(Map.<String, Object>of("id", 1L), RefusedRowsContract.<Map<String, Object>>nothing());
        assertThat(refused(upsurge -> upsurge.upsertAll(holed))).contains("Row 1 is null");
        assertThat(refused(upsurge -> upsurge.upsertAll(firstOfAll))).contains("Row 0 is null");
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class).execute(holed.stream().skip(1))))
                .contains("Row 0 is null");
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class).execute(Rows.maps(Parcel.class, maps))))
                .contains("Row 1 is null");
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class).execute(rowsOfAnotherKind((List<Map<String, @Nullable Object>>) firstOfAll))))
                .contains("Row 0 is null");
    }

    @NullUnmarked
    private static Rows<Parcel> rowsOfAnotherKind(List<Map<String, @Nullable Object>> rows) {
        return new Rows<>() {
            @Override
            public Class<Parcel> entity() {
                return Parcel.class;
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
                        refused(upsurge -> upsurge.upsertInto(Parcel.class).execute((Iterable<Parcel>) nothing())),
                        refused(upsurge -> upsurge.upsertInto(Parcel.class).execute((Rows<Parcel>) nothing())),
                        refused(upsurge -> upsurge.upsertInto(Parcel.class).execute((Stream<Parcel>) nothing())),
                        refused(upsurge ->
                                upsurge.upsertInto(Parcel.class).execute(Stream.of(new Parcel(1L, "a")), nothing())),
                        refused(upsurge -> Rows.of(nothing())),
                        refused(upsurge -> Rows.columns(nothing())),
                        refused(upsurge -> Rows.maps(nothing(), List.of())),
                        refused(upsurge -> Rows.maps(Parcel.class, nothing())),
                        refused(upsurge -> Rows.of(Parcel.class).row(nothing())),
                        refused(upsurge -> Rows.of(Parcel.class).row(set -> nothing())),
                        refused(upsurge -> Rows.of(Parcel.class).row(set -> set.value((String) nothing(), 1))),
                        refused(upsurge -> Rows.of(Parcel.class)
                                .row(set -> set.value((SingularAttribute<Parcel, Long>) nothing(), 1L))),
                        refused(upsurge -> Rows.columns(Parcel.class).column("id", nothing())),
                        refused(upsurge -> Rows.columns(Parcel.class).column((String) nothing(), List.of(1)))))
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
        Parcel parcel = new Parcel(1L, "a");
        parcel.carrier = new Carrier("new");
        Parcel measured = new Parcel(1L, "a");
        measured.dimensions = new Dimensions(1, 2);
        measured.dimensions.measuredBy = new Carrier("new");
        Parcel plain = new Parcel(1L, "a");
        assertThat(List.of(
                        refused(upsurge -> upsurge.upsert(parcel)),
                        refused(upsurge -> upsurge.upsert(measured)),
                        refusedRow(set -> set.value(Parcel_.id, 2L).value(Parcel_.carrier, new Carrier("new"))),
                        refusedRow(set -> set.value(Parcel_.id, 2L).value("dimensions.measuredBy", new Carrier("new"))),
                        refused(upsurge -> upsurge.upsertInto(Parcel.class)
                                .doUpdate(set -> set.value(Parcel_.carrier, new Carrier("new")))
                                .execute(List.of(plain))),
                        refused(upsurge -> upsurge.upsertInto(Parcel.class)
                                .doUpdate(set -> set.value(Parcel_.dimensions, measured.dimensions))
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
            Parcel parcel = new Parcel(1L, "a");
            parcel.carrier = carrier;
            Upsurge.of(session).upsert(parcel);
            return null;
        });

        assertThat(all(Parcel.class, "id"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.carrier).isNotNull());
    }

    /** T18. */
    @Test
    void sendsNothingForNoRows() {
        List<MutationResult<Parcel>> results = upsurge(upsurge -> List.of(
                upsurge.upsertInto(Parcel.class).execute(List.<Parcel>of()),
                upsurge.upsertInto(Parcel.class).returning().execute(Stream.<Parcel>of()),
                upsurge.upsertInto(Parcel.class).execute(Rows.of(Parcel.class)),
                upsurge.upsertInto(Parcel.class).execute(Rows.maps(Parcel.class, List.of())),
                upsurge.upsertInto(Parcel.class).execute(Rows.columns(Parcel.class)),
                upsurge.upsertInto(Parcel.class)
                        .execute(Rows.columns(Parcel.class).column(Parcel_.id, List.of()))));

        assertThat(results).allSatisfy(result -> {
            assertThat(result.counts()).isEmpty();
            assertThat(result.rows()).isEmpty();
        });
        List<Parcel> none = upsurge(upsurge -> upsurge.upsertAll(List.<Parcel>of()));
        assertThat(none).isEmpty();
        assertThat(database().statements().sql()).isEmpty();
    }

    @Test
    void refusesARowThatGivesAnAttributeTwice() {
        assertThat(refusedRow(set -> set.value(Parcel_.id, 2L).value("id", 3L)))
                .contains("'id'", "given twice", "Give it once");
        assertThat(refused(upsurge -> Rows.columns(Parcel.class)
                        .column(Parcel_.id, List.of(1L))
                        .column("id", List.of(2L))))
                .contains("'id'", "given twice", "Give it once");
        assertThat(refusedRow(set -> set.value(Parcel_.id, 2L)
                        .value(Parcel_.dimensions, new Dimensions(1, 2))
                        .value("dimensions.width", 3)))
                .contains("Row 1", "'dimensions'", "'dimensions.width'", "Give one of them");
    }

    @Test
    void refusesColumnsOfUnequalLength() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class)
                        .execute(Rows.columns(Parcel.class)
                                .column(Parcel_.id, List.of(1L, 2L))
                                .column(Parcel_.code, List.of("a")))))
                .contains("'code'", "1 values", "the others have 2", "Give every column a value for every row");
    }

    @Test
    void refusesAWrongNameInARow() {
        assertThat(List.of(
                        refusedRow(set -> set.value(Parcel_.id, 2L).value("kode", "x")),
                        refused(upsurge -> upsurge.upsertInto(Parcel.class)
                                .execute(Rows.maps(Parcel.class, List.of(Map.of("id", 1L, "kode", "x"))))),
                        refused(upsurge -> upsurge.upsertInto(Parcel.class)
                                .execute(Rows.columns(Parcel.class).column("kode", List.of("x"))))))
                .allSatisfy(message ->
                        assertThat(message).contains("Parcel has no attribute 'kode'", "The nearest is 'code'"));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesANameThatIsNoText() {
        Iterable<Map<String, Object>> numbered = (List) List.of(Map.of(1, "x"));
        assertThat(refused(upsurge ->
                        upsurge.upsertInto(Parcel.class).execute(Rows.maps(Parcel.class, numbered))))
                .contains("Row 0", "java.lang.Integer", "Give the attribute's name");
        Map<String, Object> unnamed = Collections.singletonMap(null, "x");
        assertThat(refused(
                        upsurge -> upsurge.upsertInto(Parcel.class).execute(Rows.maps(Parcel.class, List.of(unnamed)))))
                .contains("Row 0", "null", "Give the attribute's name");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesAnAttributeOfAnotherEntityInARow() {
        SingularAttribute foreign = Book_.id;
        assertThat(List.of(
                        refusedRow(set -> set.value(foreign, 1)),
                        refused(upsurge -> Rows.columns(Parcel.class).column(foreign, List.of(1)))))
                .allSatisfy(message -> assertThat(message)
                        .contains("'id' belongs to Book", "not to Parcel", "Name an attribute of Parcel"));
    }

    @Test
    void refusesAValueOfAnotherTypeInARow() {
        assertThat(refusedRow(set -> set.value("id", 2)))
                .contains("'id'", "row 1", "java.lang.Integer", "java.lang.Long", "Give a value of type Long");
        assertThat(refusedRow(set -> set.value(Parcel_.id, 2L).value("carrier", 3L)))
                .contains("'carrier'", "row 1", "getReference(..)");
        assertThat(refusedRow(set -> set.value(Parcel_.id, 2L).value("weight", "3")))
                .contains("'weight'", "row 1");
    }

    @Test
    void refusesInARowWhatNoInsertMayBring() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Memo.class)
                        .execute(Rows.of(Memo.class)
                                .row(set -> set.value("id", 2L).value("remark", "x")))))
                .contains("Row 0", "'remark'", "insertable = false", "Leave it out");
        assertThat(refusedRow(set -> set.value(Parcel_.id, 2L).value(Parcel_.priority, 1)))
                .contains("Row 1", "'priority'", "the database generates it", "Leave it out");
    }

    @Test
    void refusesTheExcludedValueOfWhatARowDoesNotBring() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class)
                        .doUpdate(set -> set.excluded(Parcel_.label))
                        .execute(Rows.of(Parcel.class)
                                .row(set -> set.value(Parcel_.id, 1L).value(Parcel_.label, "a"))
                                .row(set -> set.value(Parcel_.id, 2L)))))
                .contains("Row 1", "'label'", "does not bring", "leave it out");
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class)
                        .doUpdate(set -> set.expression(Parcel_.label, row -> row.excluded(Parcel_.code)))
                        .execute(Rows.of(Parcel.class).row(set -> set.value(Parcel_.id, 1L)))))
                .contains("Row 0", "'code'", "does not bring");
        assertThat(refused(upsurge -> upsurge.upsertInto(Parcel.class)
                        .doUpdate(set -> set.value(Parcel_.label, "x")
                                .where(row -> row.builder().isNull(row.excluded(Parcel_.code))))
                        .execute(Rows.of(Parcel.class).row(set -> set.value(Parcel_.id, 1L)))))
                .contains("Row 0", "'code'", "does not bring");
    }

    @Test
    void refusesAnEntityThatIsAboutToBeDeleted() {
        stored(new Parcel(1L, "a"));
        String message = inSession(session -> {
            Parcel removed = session.find(Parcel.class, 1L);
            session.remove(removed);
            database().statements().clear();
            Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(
                    () -> Upsurge.of(session).upsertAll(List.of(new Parcel(2L, "b"), removed)));
            assertThat(thrown).isInstanceOf(InvalidMutationException.class);
            assertThat(database().statements().sql()).isEmpty();
            Upsurge.of(session).upsert(new Parcel(3L, "c"));
            return String.valueOf(thrown.getMessage());
        });

        assertThat(message).contains("Row 1", "about to delete", "Flush the deletion first");
        assertThat(all(Parcel.class, "id")).extracting(parcel -> parcel.id).containsExactly(3L);
    }

    @Test
    void refusesAReferenceThatWasNeverLoaded() {
        stored(new Parcel(1L, "a"));
        assertThat(refusedIn(
                        InvalidMutationException.class,
                        session -> Upsurge.of(session).upsert(session.getReference(Parcel.class, 1L))))
                .contains("Row 0", "reference", "never loaded", "Hibernate.initialize(..)");
        assertThat(refusedIn(
                        InvalidMutationException.class,
                        session -> Upsurge.of(session)
                                .upsertInto(Parcel.class)
                                .execute(List.of(session.getReference(Parcel.class, 1L)))))
                .contains("Row 0", "reference", "never loaded");
    }

    @Test
    void readsTheValuesBehindALoadedReference() {
        Parcel before = new Parcel(1L, "a");
        before.label = "kept";
        stored(before);

        inSession(session -> {
            Parcel reference = session.getReference(Parcel.class, 1L);
            Hibernate.initialize(reference);
            return Upsurge.of(session).upsert(reference);
        });

        assertThat(all(Parcel.class, "id")).singleElement().satisfies(stored -> {
            assertThat(stored.code).isEqualTo("a");
            assertThat(stored.label).isEqualTo("kept");
        });
    }
}
