package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.RowResult;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Moored.Bollard;
import io.upsurge.tck.model.Moored.Cable;
import io.upsurge.tck.model.Moored.Chain;
import io.upsurge.tck.model.Moored.ChainId;
import io.upsurge.tck.model.Moored.Ferry;
import io.upsurge.tck.model.Moored.Landing;
import io.upsurge.tck.model.Moored.Light;
import io.upsurge.tck.model.Moored.One;
import io.upsurge.tck.model.Moored.Pier;
import io.upsurge.tck.model.Moored.Raft;
import io.upsurge.tck.model.Moored.Rope;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What identifiers and embeddables refer to, and cannot refer to without its being loaded, is loaded for all rows of a
 * statement together (T35).
 */
public abstract class NestedCounterpartContract extends Contract {

    private static final int FEW = 2;
    private static final int ROWS = 20;

    protected NestedCounterpartContract() {
        super(Bollard.class, Raft.class, Chain.class, Cable.class, Light.class, Pier.class, Ferry.class);
    }

    /** A class, and what makes a row of it that refers to a bollard. */
    record Kind<E extends One>(Class<E> one, Function<Bollard, E> made) {
        @Override
        public String toString() {
            return one.getSimpleName();
        }
    }

    private interface Statement<E> {
        List<E> apply(Session session, List<E> rows);
    }

    static Stream<Kind<?>> kinds() {
        return Stream.of(
                new Kind<>(Raft.class, bollard -> {
                    Raft raft = new Raft();
                    raft.id = bollard.id;
                    raft.rope = new Rope();
                    raft.rope.bollard = bollard;
                    raft.rope.spare = bollard;
                    return raft;
                }),
                new Kind<>(Chain.class, bollard -> {
                    Chain chain = new Chain();
                    chain.id = new ChainId(bollard, 1);
                    return chain;
                }),
                new Kind<>(Cable.class, bollard -> {
                    Cable cable = new Cable();
                    cable.bollard = bollard;
                    cable.place = 1;
                    return cable;
                }),
                new Kind<>(Light.class, bollard -> {
                    Light light = new Light();
                    light.bollard = bollard;
                    return light;
                }));
    }

    private static <E extends One> List<Statement<E>> statements(Class<E> one) {
        return List.of(
                (session, rows) -> Upsurge.of(session).upsertAll(rows),
                (session, rows) -> Upsurge.of(session)
                        .upsertInto(one)
                        .returning()
                        .execute(rows)
                        .entities(),
                (session, rows) -> Upsurge.of(session)
                        .updateByKey(one)
                        .returning()
                        .execute(rows)
                        .entities(),
                (session, rows) -> Upsurge.of(session)
                        .update(one)
                        .value("text", "all")
                        .where(row -> row.builder().equal(row.existing("text"), "chosen"))
                        .returning()
                        .execute()
                        .entities());
    }

    private static Bollard bollard(long id) {
        Bollard bollard = new Bollard();
        bollard.id = id;
        bollard.text = "b" + id;
        return bollard;
    }

    private static <E extends One> List<E> rows(Kind<E> kind, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> kind.made.apply(bollard(i)))
                .toList();
    }

    @BeforeEach
    void storeBollards() {
        stored(IntStream.range(0, ROWS).mapToObj(i -> bollard(i)).toArray());
    }

    private <E extends One> void store(Kind<E> kind) {
        upsurge(upsurge -> upsurge.insertInto(kind.one).execute(rows(kind, ROWS)));
    }

    private void choose(Session session, Kind<?> kind, int rows) {
        String bollard =
                kind.one == Raft.class ? "rope.bollard.id" : kind.one == Chain.class ? "id.bollard.id" : "bollard.id";
        session.createMutationQuery("update " + nameOf(kind.one) + " set text = case when " + bollard + " < " + rows
                        + " then 'chosen' else 'other' end")
                .executeUpdate();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <E extends One> void isLoadedForAllRowsTogether(Kind<E> kind) {
        store(kind);
        List<Statement<E>> statements = statements(kind.one);
        for (Statement<E> statement : statements) {
            int few = count(kind, statement, FEW);
            int many = count(kind, statement, ROWS);
            boolean goesRowByRow = dialect().maxRows() == 1 && statement != statements.get(statements.size() - 1);
            assertThat(many)
                    .as("statements of %s by %s", kind, statements.indexOf(statement))
                    .isLessThanOrEqualTo(goesRowByRow ? few * ROWS / FEW : few);
        }
    }

    private <E extends One> int count(Kind<E> kind, Statement<E> statement, int rows) {
        return inSession(session -> {
            choose(session, kind, rows);
            List<E> given = rows(kind, rows);
            database().statements().clear();
            List<E> stored = statement.apply(session, given);
            int sent = sent().size();

            assertThat(stored).hasSize(rows).allMatch(session::contains);
            assertThat(stored)
                    .extracting(one -> Objects.requireNonNull(one.bollard()).text)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, rows).mapToObj(i -> "b" + i).toList());
            assertThat(stored).allMatch(one -> session.contains(one.bollard()));
            assertThat(session.isDirty()).isFalse();
            return sent;
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <E extends One> void isThereInAStatelessSession(Kind<E> kind) {
        store(kind);
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            List<E> stored = Upsurge.of(session)
                    .upsertInto(kind.one)
                    .returning()
                    .execute(rows(kind, ROWS))
                    .entities();
            session.getTransaction().commit();
            assertThat(stored)
                    .extracting(one -> Objects.requireNonNull(one.bollard()).text)
                    .contains("b0", "b" + (ROWS - 1))
                    .hasSize(ROWS);
        }
    }

    @Test
    void isNullWhereThereIsNothing() {
        Raft lost = raft(1, bollard(77));
        Raft free = raft(2, null);
        Raft bare = new Raft();
        bare.id = 3L;
        inSession(session -> {
            List<Raft> stored = Upsurge.of(session).upsertAll(List.of(lost, free, bare, raft(4, bollard(4))));

            assertThat(stored)
                    .extracting(raft -> raft.rope == null || raft.rope.spare == null ? null : raft.rope.spare.text)
                    .containsExactly(null, null, null, "b4");
            assertThat(stored).extracting(raft -> raft.rope == null).containsExactly(false, false, true, false);
            return null;
        });
    }

    private static Raft raft(long id, @Nullable Bollard spare) {
        Raft raft = new Raft();
        raft.id = id;
        raft.rope = new Rope();
        raft.rope.spare = spare;
        raft.rope.length = 7;
        return raft;
    }

    /** The identifiers of rows that come back as tuples, too. */
    @Test
    void isLoadedForAllTuplesTogether() {
        store(new Kind<>(Chain.class, bollard -> {
            Chain chain = new Chain();
            chain.id = new ChainId(bollard, 1);
            return chain;
        }));
        inSession(session -> {
            List<RowResult<Chain>> rows = Upsurge.of(session)
                    .update(Chain.class)
                    .value("text", "all")
                    .everyRow()
                    .returning("id", "text")
                    .execute()
                    .rows();

            assertThat(rows)
                    .extracting(row -> text(Objects.requireNonNull(row.tuple()).get("id", ChainId.class)))
                    .contains("b0", "b" + (ROWS - 1));
            assertThat(sent())
                    .filteredOn(sql -> sql.contains("from moored_bollard"))
                    .hasSize(1);
            int written = can(Capability.RETURNING_UPDATED) ? 1 : 3; // a look before, and a read behind
            assertThat(sent())
                    .filteredOn(sql -> !sql.contains("where 1 = 0")) // which only locks the table
                    .hasSize(written + 1);
            return null;
        });
    }

    private static @Nullable String text(ChainId id) {
        return Objects.requireNonNull(id.bollard).text;
    }

    /** What refers to the rows in turn refers to them, and not to proxies of them. */
    @Test
    void refersToTheRowThatCameBack() {
        List<Ferry> ferries = IntStream.range(0, FEW).mapToObj(i -> ferry(i)).toList();
        sessions()
                .inTransaction(session -> ferries.forEach(ferry -> {
                    session.persist(Objects.requireNonNull(Objects.requireNonNull(ferry.landing).pier));
                    session.persist(ferry);
                }));
        inSession(session -> {
            List<Ferry> stored = Upsurge.of(session)
                    .upsertAll(IntStream.range(0, FEW).mapToObj(i -> ferry(i)).toList());

            assertThat(stored).allMatch(ferry -> ferry.getClass() == Ferry.class);
            assertThat(stored)
                    .allMatch(
                            ferry -> Objects.requireNonNull(Objects.requireNonNull(ferry.landing).pier).ferry == ferry);
            return null;
        });
    }

    private static Ferry ferry(long id) {
        Ferry ferry = new Ferry();
        ferry.id = id;
        ferry.landing = new Landing();
        ferry.landing.pier = new Pier();
        ferry.landing.pier.id = id;
        ferry.landing.pier.ferry = ferry;
        return ferry;
    }
}
