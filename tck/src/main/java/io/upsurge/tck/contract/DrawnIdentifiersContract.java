package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.upsurge.DuplicateKeysException;
import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Drawn.Coupon;
import io.upsurge.tck.model.Drawn.Pass;
import io.upsurge.tck.model.Drawn.Stub;
import io.upsurge.tck.model.Drawn.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.id.SequenceMismatchStrategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sequence is asked once for all rows of a call, and what is made of its values is what {@code persist} makes. */
public abstract class DrawnIdentifiersContract extends Contract {

    protected DrawnIdentifiersContract() {
        super(Stub.class, Coupon.class, Pass.class);
    }

    private void assumeDrawing() {
        assumeTrue(dialect().nextValues("next").isPresent(), "this database draws one value at a time, if any");
    }

    private void assumeDrawingAfterLooks() {
        assumeDrawing();
        assumeTrue(dialect().maxRows() > 1, "this database looks for one row at a time");
    }

    /** How far the last identifier is from the first one. */
    private static <E> int span(List<E> stored, Function<E, @Nullable Integer> identifier) {
        int first = Objects.requireNonNull(identifier.apply(stored.get(0)));
        return Objects.requireNonNull(identifier.apply(stored.get(stored.size() - 1))) - first;
    }

    private static <E> List<E> rows(int count, String prefix, Function<String, E> made) {
        return IntStream.range(0, count).mapToObj(i -> made.apply(prefix + i)).toList();
    }

    /** The first value of a new sequence is worth one identifier only, where it stands for those below it. */
    private void storeFirst() {
        stored(new Coupon("first"), new Coupon("second"));
    }

    /** How often the last session asked for identifiers. */
    private int asked() {
        return database().statements().count() - sent().size();
    }

    private static MutationResult<Coupon> insert(Upsurge upsurge, List<Coupon> coupons) {
        return upsurge.insertInto(Coupon.class).execute(coupons);
    }

    @Test
    void identifiersAreThoseOfTheRowsThatAreStored() {
        List<Coupon> coupons = rows(1000, "c", Coupon::new);
        List<Stub> stubs = rows(120, "s", Stub::new);

        MutationResult<Coupon> inserted = upsurge(upsurge -> insert(upsurge, coupons));
        upsurge(upsurge -> upsurge.insertInto(Stub.class).execute(stubs));

        assertThat(coupons)
                .extracting(coupon -> (Object) coupon.id)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(inserted.primaryKeys());
        assertStored(coupons);
        assertThat(all(Stub.class, "code"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(stubs);
    }

    private void assertStored(List<Coupon> coupons) {
        assertThat(identifiers(all(Coupon.class, "id"))).hasSameSizeAs(coupons).isEqualTo(identifiers(coupons));
    }

    private static Map<Long, String> identifiers(List<Coupon> coupons) {
        return coupons.stream().collect(Collectors.toMap(coupon -> coupon.id, coupon -> coupon.code));
    }

    @Test
    void aSequenceIsAskedOnceForHoweverManyRows() {
        assumeDrawing();
        storeFirst();

        for (int count : List.of(100, 1000)) {
            upsurge(upsurge -> insert(upsurge, rows(count, "i" + count + "_", Coupon::new)));
            assertThat(asked()).isEqualTo(1);
            upsurge(upsurge -> upsurge.upsertInto(Coupon.class)
                    .onConflict("code")
                    .returning()
                    .execute(rows(count, "u" + count + "_", Coupon::new)));
            assertThat(asked()).isEqualTo(1);
            upsurge(upsurge -> upsurge.upsertInto(Stub.class)
                    .onConflict("code")
                    .execute(Rows.maps(Stub.class, rows(count, "m" + count + "_", code -> Map.of("code", code)))));
            assertThat(asked()).isEqualTo(1);
        }
        assertThat(all(Coupon.class, "id")).hasSize(2202);
        assertThat(all(Stub.class, "id")).hasSize(1100);
    }

    @Test
    void theRowsOfEachClassOfAGraphAskOnce() {
        assumeDrawing();
        storeFirst();
        List<Coupon> coupons = rows(200, "c", Coupon::new);
        coupons.forEach(coupon -> coupon.stub = new Stub("stub of " + coupon.code));

        List<Coupon> saved = upsurge(upsurge -> upsurge.upsertAll(coupons));

        assertThat(asked()).isEqualTo(2);
        assertThat(identifiers(all(Coupon.class, "id"))).hasSize(202).containsAllEntriesOf(identifiers(saved));
        assertThat(all(Stub.class, "id")).hasSize(200);
    }

    @Test
    void noMoreValuesAreDrawnThanAreUsed() {
        upsurge(upsurge -> upsurge.insertInto(Stub.class)
                .execute(Rows.maps(
                        Stub.class,
                        rows(
                                10,
                                "r",
                                code -> code.compareTo("r6") < 0
                                        ? Map.of("code", code)
                                        : Map.of("code", code, "id", 1_000_000 + code.hashCode())))));
        stored(new Stub("next"));

        List<Integer> drawn = all(Stub.class, "id").stream()
                .filter(stub -> stub.code.equals("next") || stub.code.compareTo("r6") < 0)
                .map(stub -> stub.id)
                .toList();
        assertThat(drawn).hasSize(7);
        assertThat(drawn.get(6) - drawn.get(0)).isEqualTo(6);
    }

    /** What is in several tables is looked for first, on every database. */
    @Test
    void rowsOfSeveralTablesThatAreThereUseUpNoNumber() {
        assumeDrawingAfterLooks();
        upsurge(upsurge -> upsurge.upsertAll(rows(10, "p", code -> new Pass(code, "old"))));

        List<Pass> written =
                upsurge(upsurge -> upsurge.upsertAll(rows(15, "p", code -> new Pass(code, "new " + code))));
        assertThat(asked()).isEqualTo(1);
        upsurge(upsurge -> upsurge.upsertInto(Pass.class)
                .execute(Rows.maps(Pass.class, rows(15, "p", code -> Map.of("code", code, "text", "newer")))));
        assertThat(asked()).isZero();
        upsurge(upsurge -> upsurge.upsertInto(Pass.class)
                .doNothing()
                .chunkSize(6)
                .execute(rows(20, "p", code -> new Pass(code, "last"))));

        assertThat(written).extracting(pass -> pass.text).contains("new p0", "new p14");
        List<Pass> stored = all(Pass.class, "id");
        assertThat(stored).filteredOn(pass -> "newer".equals(pass.text)).hasSize(15);
        assertThat(stored).filteredOn(pass -> "last".equals(pass.text)).hasSize(5);
        assertThat(span(stored, pass -> pass.id)).isEqualTo(19);
    }

    /** An outcome that the database does not tell needs a look, and so does a version. */
    @Test
    void rowsThatALookFindsUseUpNoNumber() {
        assumeDrawingAfterLooks();
        assumeTrue(!dialect().capabilities().contains(Capability.RETURNS_OUTCOME), "its outcomes need no look");
        upsurge(upsurge -> upsurge.insertInto(Stub.class).execute(rows(10, "s", Stub::new)));

        MutationResult<Stub> result = upsurge(upsurge -> upsurge.upsertInto(Stub.class)
                .onConflict("code")
                .outcomes(Outcomes.EXACT)
                .returning()
                .execute(rows(15, "s", Stub::new)));

        assertThat(asked()).isEqualTo(1);
        assertThat(result.inserted()).isEqualTo(5);
        assertThat(result.entities())
                .extracting(stub -> stub.code)
                .hasSize(15)
                .startsWith("s0")
                .endsWith("s14");
        List<Stub> stored = all(Stub.class, "id");
        assertThat(span(stored, stub -> stub.id)).isEqualTo(14);
    }

    /** What a condition reads of the rows is made before. */
    @Test
    void identifiersThatAConditionReadsAreMadeBefore() {
        upsurge(upsurge -> upsurge.upsertAll(rows(3, "p", code -> new Pass(code, "old"))));

        MutationResult<Pass> result = upsurge(upsurge -> upsurge.upsertInto(Pass.class)
                .doUpdate(set -> set.excluded("text")
                        .where(row -> row.builder().gt(row.<Integer>excluded("id"), row.existing("id"))))
                .outcomes(Outcomes.EXACT)
                .execute(rows(3, "p", code -> new Pass(code, "new"))));

        assertThat(result.updated()).isEqualTo(3);
    }

    /** Rows before, between and after, by those who ask for one identifier at a time. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "hilo", "legacy-hilo", "pooled", "pooled-lo", "pooled-lotl"})
    void identifiersAreThoseThatHibernateMakes(String optimizer) {
        Consumer<Session> one = session -> session.persist(new Token("token " + System.nanoTime()));

        List<Long> drawn = tokens(optimizer, 1, List.of(one, inserted("a", 43), one, inserted("b", 10), one));
        List<Long> made = tokens(optimizer, 2, Collections.nCopies(56, one));

        assertThat(drawn).isEqualTo(made);
    }

    private static Consumer<Session> inserted(String prefix, int count) {
        return session -> Upsurge.of(session).insertInto(Token.class).execute(rows(count, prefix, Token::new));
    }

    /**
     * The identifiers of all rows, after steps in a transaction each.
     *
     * @param round a number that makes the session factory another one, whose tables and sequences are new
     */
    private List<Long> tokens(String optimizer, int round, List<Consumer<Session>> steps) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(MappingSettings.PREFERRED_POOLED_OPTIMIZER, optimizer);
        settings.put(MappingSettings.SEQUENCE_INCREMENT_SIZE_MISMATCH_STRATEGY, SequenceMismatchStrategy.NONE);
        settings.put(BatchSettings.STATEMENT_BATCH_SIZE, round);
        SessionFactory factory = database().sessionFactory(settings, Token.class);
        steps.forEach(factory::inTransaction);
        return factory.fromTransaction(
                session -> session.createSelectionQuery("select id from DrawnToken order by id", Long.class)
                        .getResultList());
    }

    @Test
    void severalThreadsGetNoIdentifierTwice() {
        assumeDrawing();
        List<Coupon> written = Collections.synchronizedList(new ArrayList<>());

        new Racers(database(), sessions()).run(3, racer -> {
            for (int call = 0; call < 10; call++) {
                String prefix = racer.number() + "_" + call + "_";
                written.addAll(racer.inTransaction(session -> {
                    List<Coupon> coupons = rows(racer.number() == 0 ? 1 : 130, prefix, Coupon::new);
                    if (racer.number() == 0) {
                        session.persist(coupons.get(0));
                    } else {
                        insert(Upsurge.of(session), coupons);
                    }
                    return coupons;
                }));
            }
        });

        assertThat(written).hasSize(2610);
        assertStored(written);
    }

    @Test
    void aCallThatIsRefusedAsksNothing() {
        List<Coupon> coupons = new ArrayList<>(rows(200, "c", Coupon::new));
        coupons.add(new Coupon("c7"));

        assertThatThrownBy(() -> upsurge(upsurge -> insert(upsurge, coupons)))
                .isInstanceOf(DuplicateKeysException.class);

        assertThat(database().statements().sql()).isEmpty();
    }
}
