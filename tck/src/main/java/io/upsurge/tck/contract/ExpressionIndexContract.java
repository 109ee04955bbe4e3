package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.DuplicateKeysException;
import io.upsurge.Duplicates;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Mailbox;
import io.upsurge.tck.model.Mailbox_;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A unique index over expressions is a conflict target where the database has such, and refused with the reason where it
 * has not. Rows A12, E1, E2.
 */
public abstract class ExpressionIndexContract extends Contract {

    private static final int MORE_THAN_A_DRIVER_SENDS_UNPREPARED = 15;
    private static final int RACERS = 6;
    private static final int ROUNDS = 10;

    protected ExpressionIndexContract() {
        super(Mailbox.class);
    }

    @BeforeEach
    void createIndexes() throws SQLException {
        if (!isPossible()) {
            return;
        }
        String yes = sessions()
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect()
                .toBooleanValueString(true);
        try (Connection connection = database().connection();
                Statement statement = connection.createStatement()) {
            for (String index : List.of(
                    "address on Mailbox (lower(address))",
                    "place on Mailbox (lower(alias), domain)",
                    "whole on Mailbox (coalesce(alias, '@'), (letters + 1)) where closed = " + yes)) {
                statement.execute("create unique index if not exists uk_mailbox_" + index);
            }
        }
    }

    @Test
    void findsTheStoredRowByWhatTheExpressionGives() {
        if (isRefused(mailbox("a", "x"), ExpressionIndexContract::byAddress)) {
            return;
        }
        stored(mailbox("Ann", "x"));

        MutationResult<Mailbox> result = execute(
                upsurge -> byAddress(upsurge).outcomes(Outcomes.EXACT).returning(),
                mailbox("bob", "y"),
                mailbox("ANN", "y"));

        assertThat(outcomes(result)).containsExactly(Outcome.INSERTED, Outcome.UPDATED);
        assertThat(result.entities())
                .extracting(Mailbox::toString)
                .containsExactly("bob of y with 0", "Ann of y with 0");
        assertStored("Ann of y with 0", "bob of y with 0");
    }

    @Test
    void findsItWithoutReturningAnything() {
        if (!isPossible()) {
            return;
        }
        stored(mailbox("Ann", "x"));

        execute(ExpressionIndexContract::byAddress, mailbox("bob", "y"), mailbox("aNN", "y"));

        assertStored("Ann of y with 0", "bob of y with 0");
    }

    @Test
    void returnsAttributesInTheOrderOfTheRows() {
        if (!isPossible()) {
            return;
        }
        stored(mailbox("Ann", "x"), mailbox("bob", "x"));

        MutationResult<Mailbox> result = execute(
                upsurge -> byAddress(upsurge).returning(Mailbox_.address, Mailbox_.owner),
                mailbox("carl", "y"),
                mailbox("BOB", "y"),
                mailbox("ann", "z"));

        List<String> tuples = new ArrayList<>();
        for (Tuple tuple : result.tuples()) {
            tuples.add(tuple.get("address") + " of " + tuple.get("owner"));
        }
        assertThat(tuples).containsExactly("carl of y", "bob of y", "Ann of z");
    }

    @Test
    void leavesRowsAloneAndReturnsThem() {
        if (!isPossible()) {
            return;
        }
        stored(mailbox("Ann", "x"));

        MutationResult<Mailbox> result = execute(
                upsurge -> byAddress(upsurge).doNothing().returning(), mailbox("ANN", "y"), mailbox("bob", "y"));

        assertThat(outcomes(result)).containsExactly(Outcome.SKIPPED, Outcome.INSERTED);
        assertThat(result.entities())
                .extracting(Mailbox::toString)
                .containsExactly("Ann of x with 0", "bob of y with 0");
    }

    @Test
    void updatesWhereAConditionHoldsAndWhereSomethingChanges() {
        if (!isPossible()) {
            return;
        }
        stored(mailbox("Ann", "x"), mailbox("Bob", "y"), mailbox("Carl", "x"));

        MutationResult<Mailbox> conditional = execute(
                upsurge -> byAddress(upsurge)
                        .doUpdate(set -> set.excluded(Mailbox_.owner)
                                .expression(
                                        Mailbox_.letters, row -> row.builder().sum(row.existing(Mailbox_.letters), 1))
                                .where(row -> row.builder().equal(row.existing(Mailbox_.owner), "x")))
                        .outcomes(Outcomes.EXACT)
                        .returning(),
                mailbox("ANN", "z"),
                mailbox("BOB", "z"),
                mailbox("dora", "z"));

        assertThat(outcomes(conditional)).containsExactly(Outcome.UPDATED, Outcome.SKIPPED, Outcome.INSERTED);
        assertThat(conditional.entities())
                .extracting(Mailbox::toString)
                .containsExactly("Ann of z with 1", "Bob of y with 0", "dora of z with 0");

        MutationResult<Mailbox> changed = execute(
                upsurge -> byAddress(upsurge)
                        .doUpdate(set -> set.excluded(Mailbox_.owner))
                        .onlyIfChanged()
                        .outcomes(Outcomes.EXACT),
                mailbox("ANN", "z"),
                mailbox("BOB", "z"));

        assertThat(outcomes(changed)).containsExactly(Outcome.UNCHANGED, Outcome.UPDATED);
        assertStored("Ann of z with 1", "Bob of z with 0", "Carl of x with 0", "dora of z with 0");
    }

    @Test
    void findsTheDuplicatesOfOneCall() {
        if (!isPossible()) {
            return;
        }
        upsurge(upsurge -> {
            assertThatThrownBy(() -> byAddress(upsurge)
                            .execute(List.of(mailbox("Ann", "x"), mailbox("bob", "x"), mailbox("ANN", "y"))))
                    .isInstanceOf(DuplicateKeysException.class)
                    .hasMessageContainingAll("Rows 0 and 2", "lower(address)");
            return null;
        });
        assertStored();
        for (Duplicates policy : List.of(Duplicates.FIRST_WINS, Duplicates.LAST_WINS, Duplicates.IN_ORDER)) {
            execute(
                    upsurge -> byAddress(upsurge).duplicates(policy),
                    mailbox("Ann", policy + " 1"),
                    mailbox("bob", "x"),
                    mailbox("ANN", policy + " 2"));

            assertStored(
                    "Ann of " + policy + (policy == Duplicates.FIRST_WINS ? " 1" : " 2") + " with 0",
                    "bob of x with 0");
        }
    }

    /** What the same letters say in Java need not be the same to the index, and the other way round. */
    @Test
    void asksTheDatabaseAboutOtherLettersThanThoseOfAscii() {
        if (!isPossible()) {
            return;
        }
        boolean folds = same("É", "é");

        Function<Upsurge, Upsert<Mailbox>> lastWins =
                upsurge -> byAddress(upsurge).duplicates(Duplicates.LAST_WINS).returning();
        MutationResult<Mailbox> result = execute(lastWins, mailbox("É", "x"), mailbox("é", "y"));

        assertThat(result.entities())
                .extracting(mailbox -> mailbox.owner)
                .isEqualTo(folds ? List.of("y", "y") : List.of("x", "y"));
        assertThat(all(Mailbox.class, "address")).hasSize(folds ? 1 : 2);
    }

    @Test
    void refreshesManagedInstances() {
        if (!isPossible()) {
            return;
        }
        stored(mailbox("Ann", "x"), mailbox("Bob", "x"));

        inSession(session -> {
            List<Mailbox> managed = session.createSelectionQuery("from Mailbox order by address", Mailbox.class)
                    .getResultList();
            byAddress(Upsurge.of(session)).execute(List.of(mailbox("ANN", "y"), mailbox("carl", "y")));
            assertThat(managed).extracting(mailbox -> mailbox.owner).containsExactly("y", "x");
            List<Mailbox> returned = byAddress(Upsurge.of(session))
                    .returning()
                    .execute(List.of(mailbox("BOB", "z"), mailbox("ann", "z")))
                    .entities();
            assertThat(returned.get(0)).isSameAs(managed.get(1));
            assertThat(returned.get(1)).isSameAs(managed.get(0));
            assertThat(managed).extracting(mailbox -> mailbox.owner).containsExactly("z", "z");
            return null;
        });
    }

    @Test
    void takesAttributesAndExpressionsInAnyOrder() {
        Function<Upsurge, Upsert<Mailbox>> byPlace = upsurge -> into(upsurge)
                .onConflict(index -> index.over(Mailbox_.domain)
                        .over(mailbox -> mailbox.builder().lower(mailbox.existing(Mailbox_.alias))));
        if (isRefused(place("a", "x", "y"), byPlace)) {
            return;
        }
        execute(byPlace, place("News", "one", "x"), place("news", "two", "x"));
        MutationResult<Mailbox> result =
                execute(byPlace.andThen(Upsert::returning), place("NEWS", "two", "y"), place("NEWS", "three", "y"));

        assertThat(result.entities()).extracting(mailbox -> mailbox.alias).containsExactly("news", "NEWS");
        assertThat(all(Mailbox.class, "domain"))
                .extracting(mailbox -> mailbox.domain + " " + mailbox.alias + " " + mailbox.owner)
                .containsExactly("one News x", "three NEWS y", "two news y");
    }

    /** A statement that is sent often is planned for all values of its parameters, and an index has none. */
    @Test
    void writesConstantsAsTheIndexHasThem() {
        Function<Upsurge, Upsert<Mailbox>> closed = upsurge -> into(upsurge)
                .onConflict(index -> index.over(
                                mailbox -> mailbox.builder().coalesce(mailbox.existing(Mailbox_.alias), "@"))
                        .over(mailbox -> mailbox.builder().sum(mailbox.existing(Mailbox_.letters), 1))
                        .where(mailbox -> mailbox.builder().equal(mailbox.existing(Mailbox_.closed), true)))
                .doUpdate(set -> set.excluded(Mailbox_.owner));
        if (isRefused(place("a", "x", "y"), closed)) {
            return;
        }
        stored(place("a", null, "open"));
        inSession(session -> {
            for (int i = 0; i < MORE_THAN_A_DRIVER_SENDS_UNPREPARED; i++) {
                Mailbox mailbox = place("a", null, "x" + i);
                mailbox.closed = true;
                closed.apply(Upsurge.of(session)).returning().execute(List.of(mailbox));
            }
            return null;
        });

        assertThat(all(Mailbox.class, "owner"))
                .extracting(mailbox -> mailbox.owner)
                .containsExactly("open", "x" + (MORE_THAN_A_DRIVER_SENDS_UNPREPARED - 1));
    }

    @Test
    void takesRowsOfValuesAndNamesTheAttributeThatOneLacks() {
        if (!isPossible()) {
            return;
        }
        stored(mailbox("Ann", "x"));
        upsurge(upsurge -> into(upsurge)
                .onConflict(lowerAddress())
                .execute(Rows.of(Mailbox.class)
                        .row(row -> row.value("address", "ann").value("letters", 3))));
        assertStored("Ann of x with 3");

        assertInvalid(
                upsurge -> byAddress(upsurge).execute(Rows.of(Mailbox.class).row(row -> row.value("owner", "y"))),
                "Row 0",
                "'address'");
    }

    @Test
    void refusesNullInWhatTheExpressionReads() {
        if (!isPossible()) {
            return;
        }
        assertInvalid(
                upsurge -> byAddress(upsurge).execute(List.of(mailbox("a", "x"), mailbox(null, "x"))),
                "Row 1",
                "NULL",
                "[address]",
                "lower(address)");
        assertInvalid(
                upsurge -> byAddress(upsurge).nullsAreEqual().execute(List.of(mailbox("a", "x"))),
                "nullsAreEqual()",
                "expressions");
    }

    @Test
    void refusesWhatNoIndexIsOver() {
        refusesOver("excluded row", mailbox -> mailbox.builder().lower(mailbox.excluded(Mailbox_.address)));
        refusesOver("reads no attribute", mailbox -> mailbox.builder().literal("a"));
        refusesOver("aggregates", mailbox -> mailbox.builder().max(mailbox.existing(Mailbox_.letters)));
        refusesOver("is null", mailbox -> null);
        refusesOver("subquery", mailbox -> {
            var subquery = mailbox.builder().createQuery().subquery(String.class);
            var other = subquery.from(Mailbox.class);
            return mailbox.builder().concat(mailbox.existing(Mailbox_.address), subquery.select(other.get("address")));
        });
    }

    private void refusesOver(
            String why,
            Function<io.upsurge.Operands<Mailbox>, jakarta.persistence.criteria.@Nullable Expression<?>> expression) {
        assertInvalid(
                upsurge -> into(upsurge)
                        .onConflict(index -> index.over(expression))
                        .execute(List.of(mailbox("a", "x"))),
                why);
    }

    /** Whole attributes are a key that the mapping must have, however they are named. */
    @Test
    void takesAnAttributeForAnAttribute() {
        assertInvalid(
                upsurge -> into(upsurge)
                        .onConflict(index -> index.over(mailbox -> mailbox.existing(Mailbox_.owner)))
                        .execute(List.of(mailbox("a", "x"))),
                "no unique key",
                "owner");
    }

    @Test
    void insertsARowOnceHoweverManyTry() {
        if (!isPossible()) {
            return;
        }
        Racers racers = new Racers(database(), sessions()).attempts(50);

        racers.run(RACERS, racer -> {
            for (int round = 0; round < ROUNDS; round++) {
                racer.line();
                String letter = racer.number() % 2 == 0 ? "A" : "a";
                Mailbox mailbox = mailbox(letter + round, "racer");
                racer.inTransaction(session -> byAddress(Upsurge.of(session))
                        .doUpdate(set -> set.expression(
                                Mailbox_.letters, row -> row.builder().sum(row.existing(Mailbox_.letters), 1)))
                        .returning()
                        .execute(List.of(mailbox)));
            }
        });

        assertThat(all(Mailbox.class, "address"))
                .hasSize(ROUNDS)
                .allSatisfy(mailbox -> assertThat(mailbox.letters).isEqualTo(RACERS - 1));
    }

    private boolean isPossible() {
        return can(Capability.EXPRESSION_INDEX_TARGET);
    }

    /** Whether this database has no such index, and so the statement was refused. */
    private boolean isRefused(Mailbox mailbox, Function<Upsurge, Upsert<Mailbox>> statement) {
        if (!isPossible()) {
            assertRefused(Capability.EXPRESSION_INDEX_TARGET, statement, mailbox);
        }
        return !isPossible();
    }

    private void assertInvalid(Function<Upsurge, ?> call, String... words) {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> call.apply(upsurge))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll(words);
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
    }

    private boolean same(String one, String other) {
        stored(mailbox(one, "x"));
        boolean same = sessions()
                        .fromTransaction(session -> session.createSelectionQuery(
                                        "select count(*) from Mailbox where lower(address) = lower(:other)", Long.class)
                                .setParameter("other", other)
                                .getSingleResult())
                == 1;
        sessions()
                .inTransaction(session ->
                        session.createMutationQuery("delete from Mailbox").executeUpdate());
        return same;
    }

    private MutationResult<Mailbox> execute(Function<Upsurge, Upsert<Mailbox>> statement, Mailbox... mailboxes) {
        return upsurge(upsurge -> statement.apply(upsurge).execute(List.of(mailboxes)));
    }

    private static List<Outcome> outcomes(MutationResult<Mailbox> result) {
        return result.rows().stream().map(RowResult::outcome).toList();
    }

    private void assertStored(String... mailboxes) {
        assertThat(all(Mailbox.class, "lower(address)"))
                .extracting(Mailbox::toString)
                .containsExactly(mailboxes);
    }

    private static Upsert<Mailbox> into(Upsurge upsurge) {
        return upsurge.upsertInto(Mailbox.class);
    }

    private static Upsert<Mailbox> byAddress(Upsurge upsurge) {
        return into(upsurge).onConflict(lowerAddress()).doUpdate(set -> set.excluded(Mailbox_.owner));
    }

    private static UnaryOperator<Upsert.UniqueIndex<Mailbox>> lowerAddress() {
        return index -> index.over(mailbox -> mailbox.builder().lower(mailbox.existing(Mailbox_.address)));
    }

    private static Mailbox mailbox(@Nullable String address, String owner) {
        return new Mailbox(address, owner);
    }

    private static Mailbox place(String alias, @Nullable String domain, String owner) {
        Mailbox mailbox = new Mailbox(null, owner);
        mailbox.alias = alias;
        mailbox.domain = domain;
        return mailbox;
    }
}
