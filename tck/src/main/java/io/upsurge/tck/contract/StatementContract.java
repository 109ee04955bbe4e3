package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.Fallback;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Book_;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Country_;
import io.upsurge.tck.model.Member;
import io.upsurge.tck.model.Member_;
import io.upsurge.tck.model.Slot;
import io.upsurge.tck.model.Visitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/** The statement and its conflict target, in every way it can be named; what it would send (A9, A10, A12). */
public abstract class StatementContract extends CapabilityContract {

    protected StatementContract() {
        super(Country.class, Book.class, Visitor.class, Slot.class, Member.class);
    }

    @Test
    void findsTheRowByAnAttributeOfTheMetamodel() {
        stored(new Book("978-1", "old", 1));

        upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .onConflict(Book_.isbn)
                .execute(List.of(new Book("978-1", "new", 2), new Book("978-2", "new", 2))));

        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("new", "new");
    }

    @Test
    void findsTheRowByAnAttributesName() {
        stored(new Book("978-1", "old", 1));

        upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .onConflict("isbn")
                .execute(List.of(new Book("978-1", "new", 2), new Book("978-2", "new", 2))));

        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("new", "new");
    }

    @Test
    void findsTheRowByTheNaturalId() {
        stored(new Book("978-1", "old", 1));

        upsurge(upsurge -> upsurge.upsertInto(Book.class).onNaturalId().execute(List.of(new Book("978-1", "new", 2))));

        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("new");
    }

    @Test
    void findsTheRowByThePrimaryKey() {
        stored(new Country("CH", "Schweiz"));

        upsurge(upsurge ->
                upsurge.upsertInto(Country.class).onPrimaryKey().execute(List.of(new Country("CH", "Suisse"))));

        assertThat(all(Country.class, "code"))
                .extracting(country -> country.name)
                .containsExactly("Suisse");
    }

    @Test
    void findsTheRowByOneOfSeveralUniqueKeys() {
        stored(new Visitor("a@x", "ann", "Bern"), new Visitor("b@x", "bob", "Basel"));

        upsurge(upsurge -> upsurge.upsertInto(Visitor.class)
                .onConflict("badge")
                .execute(List.of(new Visitor("c@x", "ann", "Chur"))));

        assertThat(all(Visitor.class, "badge"))
                .extracting(visitor -> visitor.email, visitor -> visitor.city)
                .containsExactly(tuple("c@x", "Chur"), tuple("b@x", "Basel"));
    }

    @Test
    void findsTheRowByAConstraintsNameOrRefuses() {
        stored(new Slot("A", 1, "old"));
        List<Slot> rows = List.of(new Slot("A", 1, "new"), new Slot("A", 2, "new"));
        Function<Upsurge, MutationResult<Slot>> call = upsurge ->
                upsurge.upsertInto(Slot.class).onConstraint("uk_slot_place").execute(rows);

        if (!can(Capability.CONSTRAINT_TARGET)) {
            assertRefused(call, "constraint uk_slot_place", "name its attributes [hall, place]");
            return;
        }
        upsurge(call);

        assertThat(sent()).singleElement().asString().contains("uk_slot_place");
        assertThat(all(Slot.class, "place")).extracting(slot -> slot.guest).containsExactly("new", "new");
    }

    @Test
    void findsTheRowByAPartialIndexOrRefuses() throws SQLException {
        Function<Upsurge, MutationResult<Member>> call = upsurge -> onPartialIndex(upsurge)
                .execute(List.of(new Member("a@x", false, "new"), new Member("b@x", false, "new")));
        if (!can(Capability.PARTIAL_INDEX_TARGET)) {
            assertRefused(call, "partial index over [email]", "use a unique key over whole columns");
            return;
        }
        createPartialIndex();
        stored(new Member("a@x", true, "gone"), new Member("a@x", false, "old"));

        upsurge(call);

        assertThat(all(Member.class, "email, city"))
                .extracting(member -> member.city)
                .containsExactly("gone", "new", "new");
    }

    @Test
    void returnsTheRowOfThePartialIndexOnly() throws SQLException {
        if (!can(Capability.PARTIAL_INDEX_TARGET)) {
            assertThat(upsurge(upsurge -> onPartialIndex(upsurge).doNothing().plan())
                            .refused())
                    .hasSize(1);
            return;
        }
        createPartialIndex();
        stored(new Member("a@x", true, "gone"), new Member("a@x", false, "here"), new Member("a@x", true, "gone"));

        MutationResult<Member> result = upsurge(upsurge -> onPartialIndex(upsurge)
                .doNothing()
                .returning()
                .outcomes(Outcomes.EXACT)
                .execute(List.of(new Member("a@x", false, "new"))));

        assertThat(result.skipped()).isOne();
        assertThat(result.entities()).extracting(member -> member.city).containsExactly("here");
    }

    @Test
    void aRowOutsideOfThePartialIndexIsInserted() throws SQLException {
        if (!can(Capability.PARTIAL_INDEX_TARGET)) {
            assertThat(upsurge(upsurge -> onPartialIndex(upsurge).plan()).refused())
                    .hasSize(1);
            return;
        }
        createPartialIndex();
        stored(new Member("a@x", false, "here"));

        MutationResult<Member> result = upsurge(upsurge ->
                onPartialIndex(upsurge).outcomes(Outcomes.EXACT).execute(List.of(new Member("a@x", true, "gone"))));

        assertThat(result.rows()).extracting(row -> row.outcome()).containsExactly(Outcome.INSERTED);
        assertThat(all(Member.class, "city")).extracting(member -> member.city).containsExactly("gone", "here");
    }

    @Test
    void leavesARowAloneWhicheverKeyItCollidesOnOrRefuses() {
        stored(new Visitor("a@x", "ann", "Bern"), new Visitor("b@x", "bob", "Basel"));
        List<Visitor> rows = List.of(
                new Visitor("a@x", "new", "Chur"),
                new Visitor("new@x", "bob", "Chur"),
                new Visitor("c@x", "cid", "Chur"));
        Function<Upsurge, MutationResult<Visitor>> call = upsurge ->
                upsurge.upsertInto(Visitor.class).onAnyUniqueKey().doNothing().execute(rows);
        if (!can(Capability.ANY_KEY_TARGET)) {
            assertRefused(call, "any unique key", "name the conflict target");
            return;
        }

        upsurge(call);

        assertThat(sent()).isNotEmpty().noneMatch(sql -> sql.contains("ignore"));
        assertThat(all(Visitor.class, "badge"))
                .extracting(visitor -> visitor.city)
                .containsExactly("Bern", "Basel", "Chur");
    }

    @Test
    void anyUniqueKeyIsForDoNothingOnly() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Visitor.class)
                            .onAnyUniqueKey()
                            .execute(List.of(new Visitor("a@x", "ann", "Bern"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("doNothing()");
            return null;
        });
        assertThat(sent()).isEmpty();
    }

    @Test
    void everyStepLeavesTheStatementBeforeItAsItWas() {
        stored(new Country("CH", "old"));

        upsurge(upsurge -> {
            Upsert<Country> all = upsurge.upsertInto(Country.class).onPrimaryKey();
            Upsert<Country> nothing = all.doNothing();
            nothing.execute(List.of(new Country("CH", "new"), new Country("AT", "first")));
            all.execute(List.of(new Country("AT", "second")));
            nothing.execute(List.of(new Country("AT", "third"), new Country("DE", "third")));
            return null;
        });

        assertThat(all(Country.class, "code"))
                .extracting(country -> country.name)
                .containsExactly("second", "old", "third");
    }

    @Test
    void tellsWhatItWouldSendWithoutSendingIt() {
        MutationPlan plan = upsurge(upsurge -> {
            MutationPlan told = upsurge.upsertInto(Country.class).chunkSize(7).plan();
            assertThat(database().statements().sql()).isEmpty();
            return told;
        });
        String sql = plan.sql(Math.min(2, plan.chunkSize()));

        assertThat(plan.strategy()).isEqualTo("one statement inserts or updates");
        assertThat(plan.chunkSize()).isEqualTo(Math.min(7, dialect().maxRows()));
        assertThat(plan.refused()).isEmpty();
        assertThat(plan.emulated()).isEmpty();
        upsurge(upsurge -> upsurge.upsertInto(Country.class)
                .execute(List.of(new Country("CH", "Schweiz"), new Country("AT", "Österreich"))));
        assertThat(sent()).isNotEmpty().allMatch(sql::equals);
    }

    @Test
    void tellsWhatItWouldRefuse() {
        MutationPlan plan = upsurge(upsurge ->
                upsurge.upsertInto(Slot.class).onConstraint("uk_slot_place").plan());
        MutationPlan emulated = upsurge(upsurge -> upsurge.upsertInto(Slot.class)
                .onConstraint("uk_slot_place")
                .fallback(Fallback.EMULATE)
                .plan());

        assertThat(database().statements().sql()).isEmpty();
        if (can(Capability.CONSTRAINT_TARGET)) {
            assertThat(plan.refused()).isEmpty();
            assertThat(plan.sql(1)).contains("uk_slot_place");
            assertThat(emulated.emulated()).isEmpty();
        } else {
            assertThat(plan.refused()).singleElement().asString().contains("constraint uk_slot_place");
            assertThat(emulated.refused()).isEmpty();
            assertThat(emulated.emulated()).singleElement().asString().contains("constraint uk_slot_place");
            assertThat(emulated.strategy()).contains("under a lock");
        }
    }

    @Test
    void refusesToWordWhatItWouldRefuse() {
        MutationPlan plan = upsurge(upsurge ->
                upsurge.upsertInto(Visitor.class).onAnyUniqueKey().doNothing().plan());

        if (can(Capability.ANY_KEY_TARGET)) {
            assertThat(plan.refused()).isEmpty();
            assertThat(plan.sql(1)).startsWith("insert into");
        } else {
            assertThat(plan.refused()).hasSize(1);
            assertThatThrownBy(() -> plan.sql(1))
                    .isInstanceOf(UnsupportedMutationException.class)
                    .hasMessageContaining("name the conflict target");
        }
    }

    @Test
    void aPlanNamesTheMistakeThatExecuteWould() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Country.class)
                            .onConflict(Country_.name)
                            .plan())
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("[name]")
                    .hasMessageContaining("the primary key [code]");
            return null;
        });
        assertThat(database().statements().sql()).isEmpty();
    }

    private static Upsert<Member> onPartialIndex(Upsurge upsurge) {
        return upsurge.upsertInto(Member.class)
                .onConflict(index ->
                        index.over(Member_.email).where(row -> row.builder().isFalse(row.existing(Member_.left))));
    }

    /** No mapping can declare it; where there is one already from the test before, it goes first. */
    private void createPartialIndex() throws SQLException {
        try (Connection connection = database().connection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop index if exists uk_member_email");
            String no = sessions()
                    .unwrap(SessionFactoryImplementor.class)
                    .getJdbcServices()
                    .getDialect()
                    .toBooleanValueString(false);
            statement.execute("create unique index uk_member_email on Member (email) where has_left = " + no);
        }
    }
}
