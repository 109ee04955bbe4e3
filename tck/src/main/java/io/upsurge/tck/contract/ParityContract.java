package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.DuplicateKeysException;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.StaleRowsException;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Entry;
import io.upsurge.tck.model.Seat;
import io.upsurge.tck.model.Visitor;
import io.upsurge.tck.model.Voucher;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What other libraries' users know, a test per row of that list, in its smallest form; the other contracts go deeper. */
public abstract class ParityContract extends Contract {

    protected ParityContract() {
        super(Voucher.class, Entry.class, Visitor.class, Seat.class);
    }

    private List<String> texts() {
        return all(Voucher.class, "code").stream()
                .map(voucher -> voucher.code + " " + voucher.text)
                .toList();
    }

    private static List<Voucher> vouchers(int count) {
        List<Voucher> vouchers = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> vouchers.add(new Voucher("code " + (count - i), "text " + i)));
        return vouchers;
    }

    @Test
    @DisplayName("A1 bulk insert of maps")
    void a1() {
        upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .execute(Rows.maps(
                        Voucher.class, List.of(Map.of("code", "a", "text", "1"), Map.of("code", "b", "text", "2")))));
        assertThat(texts()).containsExactly("a 1", "b 2");
    }

    @Test
    @DisplayName("A2 a wrong attribute is answered with the nearest")
    void a2() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.insertInto(Voucher.class)
                            .execute(Rows.of(Voucher.class).row(set -> set.value("cod", "a"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("'code'");
            return null;
        });
    }

    @Test
    @DisplayName("A3 insert returning columns or entities")
    void a3() {
        upsurge(upsurge -> {
            List<Voucher> entities = upsurge.insertInto(Voucher.class)
                    .returning()
                    .execute(List.of(new Voucher("a", "1")))
                    .entities();
            List<Tuple> tuples = upsurge.insertInto(Voucher.class)
                    .returning("text")
                    .execute(List.of(new Voucher("b", "2")))
                    .tuples();
            assertThat(entities.get(0).id).isNotNull();
            assertThat(tuples.get(0).get("text")).isEqualTo("2");
            return null;
        });
    }

    @Test
    @DisplayName("A4 returned rows are in the order of the input")
    void a4() {
        List<Voucher> given = vouchers(50);
        List<Voucher> returned = upsurge(upsurge -> upsurge.upsertInto(Voucher.class)
                .onConflict("code")
                .returning()
                .execute(given)
                .entities());
        assertThat(returned)
                .extracting(voucher -> voucher.text)
                .isEqualTo(given.stream().map(voucher -> voucher.text).toList());
    }

    @Test
    @DisplayName("A5 heterogeneous rows")
    void a5() {
        upsurge(upsurge -> upsurge.upsertInto(Voucher.class)
                .onConflict("code")
                .execute(Rows.of(Voucher.class)
                        .row(set -> set.value("code", "a").value("text", "1"))
                        .row(set -> set.value("code", "b"))));
        assertThat(texts()).containsExactly("a 1", "b null");
    }

    @Test
    @DisplayName("A7, A8 SQL expressions for all rows and for one")
    void a7a8() {
        upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .values(set -> set.expression(
                        "text", row -> row.builder().upper(row.builder().literal("x"))))
                .execute(Rows.of(Voucher.class)
                        .row(set -> set.value("code", "a"))
                        .row(set -> set.expression(
                                "code", row -> row.builder().lower(row.builder().literal("B"))))));
        assertThat(texts()).containsExactly("a X", "b X");
    }

    @Test
    @DisplayName("A9 parameter limits are respected")
    void a9() {
        int rows = Math.min(60_000, dialect().maxParameters());
        upsurge(upsurge -> upsurge.insertInto(Voucher.class).chunkSize(rows).execute(vouchers(rows)));
        assertThat(sessions()
                        .<Long>fromSession(
                                session -> session.createSelectionQuery("select count(*) from Voucher", Long.class)
                                        .getSingleResult()))
                .isEqualTo(rows);
    }

    @Test
    @DisplayName("A10, A11 one construct: excluded, existing and constants")
    void a10a11() {
        stored(new Entry(1L, "a", "old", 10));
        upsurge(upsurge -> upsurge.upsertInto(Entry.class)
                .doUpdate(set -> set.value("displayLabel", "constant")
                        .expression(
                                "amountLeft",
                                row -> row.builder()
                                        .sum(row.<Integer>existing("amountLeft"), row.<Integer>excluded("amountLeft"))))
                .execute(List.of(new Entry(1L, "a", "new", 5), new Entry(2L, "b", "new", 7))));
        assertThat(all(Entry.class, "id"))
                .extracting(entry -> entry.displayLabel + " " + entry.amountLeft)
                .containsExactly("constant 15", "new 7");
    }

    @Test
    @DisplayName("A12 do nothing; a target by constraint where the database can")
    void a12() {
        stored(new Voucher("a", "there"));
        MutationResult<Voucher> nothing = upsurge(upsurge -> upsurge.upsertInto(Voucher.class)
                .onConflict("code")
                .doNothing()
                .outcomes(Outcomes.EXACT)
                .execute(List.of(new Voucher("a", "new"))));
        assertThat(nothing.skipped()).isEqualTo(1);
        upsurge(upsurge -> {
            boolean can = upsurge.upsertInto(Seat.class)
                    .onConstraint("uk_seat_code")
                    .plan()
                    .refused()
                    .isEmpty();
            assertThat(can).isEqualTo(can(Capability.CONSTRAINT_TARGET));
            return null;
        });
    }

    @Test
    @DisplayName("A13 entities that are managed already are refreshed")
    void a13() {
        stored(new Entry(1L, "a", "old", 1));
        inSession(session -> {
            Entry managed = session.find(Entry.class, 1L);
            List<Entry> returned = Upsurge.of(session)
                    .upsertInto(Entry.class)
                    .returning()
                    .execute(List.of(new Entry(1L, "a", "new", 2)))
                    .entities();
            assertThat(returned).containsExactly(managed);
            assertThat(managed.displayLabel).isEqualTo("new");
            return null;
        });
    }

    @Test
    @DisplayName("A15, A17, A20 bulk update by key, where, and rows that are missing")
    void a15a17a20() {
        stored(new Entry(1L, "a", "x", 1), new Entry(2L, "b", "x", 2));
        MutationResult<Entry> result = upsurge(upsurge -> upsurge.updateByKey(Entry.class)
                .where(row -> row.builder().lt(row.<Integer>existing("amountLeft"), 2))
                .execute(Rows.columns(Entry.class)
                        .column("id", List.of(3L, 2L, 1L))
                        .column("displayLabel", List.of("c", "b", "a"))));
        assertThat(result.missing()).containsExactly(0L);
        assertThat(all(Entry.class, "id"))
                .extracting(entry -> entry.displayLabel)
                .containsExactly("a", "x");
    }

    @Test
    @DisplayName("A16 a row without its key is refused by index")
    void a16() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.updateByKey(Entry.class)
                            .execute(Rows.of(Entry.class).row(set -> set.value("displayLabel", "a"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("Row 0");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    @Test
    @DisplayName("A18 bulk update returning")
    void a18() {
        stored(new Entry(1L, "a", "x", 1));
        List<Tuple> tuples = upsurge(upsurge -> upsurge.updateByKey(Entry.class)
                .returning("version")
                .execute(Rows.of(Entry.class).row(set -> set.value("id", 1L).value("amountLeft", 2)))
                .tuples());
        assertThat(tuples.get(0).get("version")).isEqualTo(1);
    }

    @Test
    @DisplayName("A21, A22, A24 update and delete where, handed in too, synchronized and returning")
    void a21a22a24() {
        stored(new Entry(1L, "a", "x", 1), new Entry(2L, "b", "y", 2));
        inSession(session -> {
            Entry managed = session.find(Entry.class, 1L);
            CriteriaBuilder builder = session.getCriteriaBuilder();
            CriteriaUpdate<Entry> update = builder.createCriteriaUpdate(Entry.class);
            Root<Entry> entry = update.from(Entry.class);
            update.set("displayLabel", "set").where(builder.equal(entry.get("amountLeft"), 1));
            Upsurge upsurge = Upsurge.of(session);

            assertThat(upsurge.execute(update).updated()).isEqualTo(1);
            assertThat(managed.displayLabel).isEqualTo("set");
            List<Tuple> deleted = upsurge.deleteFrom(Entry.class)
                    .where(row -> row.builder().lt(row.<Integer>existing("amountLeft"), 2))
                    .returning("id")
                    .execute()
                    .tuples();
            assertThat(deleted).extracting(tuple -> tuple.get("id")).containsExactly(1L);
            assertThat(session.contains(managed)).isFalse();
            return null;
        });
        assertThat(all(Entry.class, "id")).hasSize(1);
    }

    @Test
    @DisplayName("B1 merge one object")
    void b1() {
        inSession(session -> {
            Voucher voucher = Upsurge.of(session).upsert(new Voucher("a", "1"));
            assertThat(session.contains(voucher)).isTrue();
            assertThat(voucher.id).isNotNull();
            return null;
        });
        assertThat(texts()).containsExactly("a 1");
    }

    @Test
    @DisplayName("C3, E1 counts and outcomes that mean the same everywhere")
    void c3e1() {
        stored(new Entry(1L, "a", "same", 1), new Entry(2L, "b", "old", 2));
        MutationResult<Entry> result = upsurge(upsurge -> upsurge.upsertInto(Entry.class)
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT)
                .execute(List.of(
                        new Entry(3L, "c", "new", 3), new Entry(1L, "a", "same", 1), new Entry(2L, "b", "new", 2))));
        assertThat(result.rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.INSERTED, Outcome.UNCHANGED, Outcome.UPDATED);
        assertThat(result.primaryKeys()).containsExactly(3L, 1L, 2L);
    }

    @Test
    @DisplayName("D1 what is absent stays as it is")
    void d1() {
        stored(new Entry(1L, "a", "kept", 1));
        upsurge(upsurge -> upsurge.upsertInto(Entry.class)
                .execute(Rows.of(Entry.class)
                        .row(set -> set.value("id", 1L).value("entryCode", "a").value("amountLeft", 9))));
        assertThat(all(Entry.class, "id"))
                .extracting(entry -> entry.displayLabel + " " + entry.amountLeft)
                .containsExactly("kept 9");
    }

    @Test
    @DisplayName("E2 do nothing returns the row that was there")
    void e2() {
        stored(new Voucher("a", "there"));
        assertThat(upsurge(upsurge -> upsurge.insertIfAbsent(new Voucher("a", "new"))).text)
                .isEqualTo("there");
    }

    @Test
    @DisplayName("E3 the conflict target is verified against the mapping and, on request, the schema")
    void e3() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Entry.class)
                            .onConflict("displayLabel")
                            .execute(List.of(new Entry(1L, "a", "x", 1))))
                    .isInstanceOf(InvalidMutationException.class);
            assertThat(sent()).isEmpty();
            return upsurge.upsertInto(Voucher.class)
                    .onConflict("code")
                    .verifySchema()
                    .execute(List.of(new Voucher("a", "1")));
        });
        assertThat(texts()).containsExactly("a 1");
    }

    @Test
    @DisplayName("E4 a collision on another key is an error")
    void e4() {
        stored(new Visitor("mine", "badge", "here"));
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Visitor.class)
                        .onConflict("email")
                        .execute(List.of(new Visitor("other", "badge", "there")))))
                .isInstanceOf(RuntimeException.class);
        assertThat(all(Visitor.class, "id")).extracting(visitor -> visitor.city).containsExactly("here");
    }

    @Test
    @DisplayName("E5 stale rows by index")
    void e5() {
        stored(new Entry(1L, "a", "x", 1), new Entry(2L, "b", "x", 2));
        Entry stale = new Entry(2L, "b", "new", 2);
        stale.version = 7;
        assertThatThrownBy(() -> upsurge(upsurge ->
                        upsurge.upsertInto(Entry.class).execute(List.of(new Entry(1L, "a", "new", 1), stale))))
                .isInstanceOfSatisfying(
                        StaleRowsException.class, e -> assertThat(e.indexes()).containsExactly(1L));
    }

    @Test
    @DisplayName("E6 duplicates inside one call")
    void e6() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Voucher.class)
                            .onConflict("code")
                            .execute(List.of(new Voucher("a", "1"), new Voucher("a", "2"))))
                    .isInstanceOf(DuplicateKeysException.class);
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    @Test
    @DisplayName("E7 NULL in a key is refused")
    void e7() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Visitor.class)
                            .onConflict("email")
                            .execute(List.of(new Visitor(null, "b", "c"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("Row 0", "NULL", "nullsAreEqual()");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    /** The identifiers that the database makes tell in which order it got the rows. */
    @Test
    @DisplayName("E8 rows are sent in key order, results come back in input order")
    void e8() {
        List<Voucher> returned = upsurge(upsurge -> upsurge.upsertInto(Voucher.class)
                .onConflict("code")
                .returning()
                .execute(List.of(new Voucher("c", "1"), new Voucher("a", "2"), new Voucher("b", "3")))
                .entities());
        assertThat(returned).extracting(voucher -> voucher.code).containsExactly("c", "a", "b");
        assertThat(all(Voucher.class, "id")).extracting(voucher -> voucher.code).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("E9 only if changed")
    void e9() {
        stored(new Entry(1L, "a", "same", 1));
        upsurge(upsurge ->
                upsurge.upsertInto(Entry.class).onlyIfChanged().execute(List.of(new Entry(1L, "a", "same", 1))));
        assertThat(all(Entry.class, "id")).extracting(entry -> entry.version).containsExactly(0);
    }
}
