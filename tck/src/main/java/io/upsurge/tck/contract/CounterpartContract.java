package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Pairs.Bloom;
import io.upsurge.tck.model.Pairs.Boat;
import io.upsurge.tck.model.Pairs.Boss;
import io.upsurge.tck.model.Pairs.Bulb;
import io.upsurge.tck.model.Pairs.Cell;
import io.upsurge.tck.model.Pairs.CellId;
import io.upsurge.tck.model.Pairs.CellMark;
import io.upsurge.tck.model.Pairs.Chair;
import io.upsurge.tck.model.Pairs.Jetty;
import io.upsurge.tck.model.Pairs.Lamp;
import io.upsurge.tck.model.Pairs.Mayor;
import io.upsurge.tck.model.Pairs.Office;
import io.upsurge.tck.model.Pairs.One;
import io.upsurge.tck.model.Pairs.Person;
import io.upsurge.tck.model.Pairs.Sitter;
import io.upsurge.tck.model.Pairs.Stem;
import io.upsurge.tck.model.Pairs.Tile;
import io.upsurge.tck.model.Pairs.TileMark;
import io.upsurge.tck.model.Pairs.Town;
import io.upsurge.tck.model.Pairs.Vault;
import io.upsurge.tck.model.Pairs.VaultKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.Interceptor;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cannot be referred to without being loaded is loaded for all rows of a statement together, and nobody ever sees
 * anything else in its place.
 */
public abstract class CounterpartContract extends Contract {

    private static final int FEW = 4;
    private static final int ROWS = 20;

    protected CounterpartContract() {
        super(
                Vault.class,
                VaultKey.class,
                Bloom.class,
                Stem.class,
                Cell.class,
                CellMark.class,
                Tile.class,
                TileMark.class,
                Chair.class,
                Sitter.class,
                Office.class,
                Person.class,
                Boss.class,
                Town.class,
                Mayor.class,
                Jetty.class,
                Boat.class,
                Lamp.class,
                Bulb.class);
    }

    /**
     * Rows of a class, every other of which has a counterpart.
     *
     * @param key the attributes that they are found by
     * @param counterpart makes it for the row that is stored; null where it is stored before
     * @param back what the counterpart knows of the row
     */
    record Pair<E extends One>(
            Class<E> one,
            List<String> key,
            BiFunction<Session, Integer, E> made,
            @Nullable BiFunction<E, Integer, Object> counterpart,
            @Nullable Function<Object, @Nullable Object> back) {

        @Override
        public String toString() {
            return one.getSimpleName();
        }
    }

    private interface Statement<E> {
        List<E> apply(Session session, List<E> rows);
    }

    static Stream<Pair<?>> pairs() {
        return Stream.of(
                new Pair<>(
                        Vault.class,
                        List.of("id"),
                        (session, i) -> {
                            Vault vault = new Vault();
                            vault.id = (long) i;
                            return vault;
                        },
                        (vault, i) -> {
                            VaultKey key = new VaultKey();
                            key.vault = vault;
                            return key;
                        },
                        key -> ((VaultKey) key).vault),
                new Pair<>(
                        Stem.class,
                        List.of("id"),
                        (session, i) -> {
                            Stem stem = new Stem();
                            stem.id = (long) i;
                            return stem;
                        },
                        (stem, i) -> {
                            Bloom bloom = new Bloom();
                            bloom.id = (long) i;
                            return bloom;
                        },
                        null),
                new Pair<>(
                        Cell.class,
                        List.of("id"),
                        (session, i) -> {
                            Cell cell = new Cell();
                            cell.id = new CellId(1, i);
                            return cell;
                        },
                        (cell, i) -> {
                            CellMark mark = new CellMark();
                            mark.id = (long) i;
                            mark.cell = cell;
                            return mark;
                        },
                        mark -> ((CellMark) mark).cell),
                new Pair<>(
                        Tile.class,
                        List.of("line", "place"),
                        (session, i) -> {
                            Tile tile = new Tile();
                            tile.line = 1;
                            tile.place = i;
                            return tile;
                        },
                        (tile, i) -> {
                            TileMark mark = new TileMark();
                            mark.id = (long) i;
                            mark.tile = tile;
                            return mark;
                        },
                        mark -> ((TileMark) mark).tile),
                new Pair<>(
                        Chair.class,
                        List.of("id"),
                        (session, i) -> {
                            Chair chair = new Chair();
                            chair.id = (long) i;
                            return chair;
                        },
                        (chair, i) -> {
                            Sitter sitter = new Sitter();
                            sitter.id = new CellId(2, i);
                            sitter.chair = chair;
                            return sitter;
                        },
                        sitter -> ((Sitter) sitter).chair),
                new Pair<>(
                        Office.class,
                        List.of("id"),
                        (session, i) -> {
                            Office office = new Office();
                            office.id = (long) i;
                            return office;
                        },
                        (office, i) -> {
                            Boss boss = new Boss();
                            boss.id = (long) i;
                            boss.office = office;
                            return boss;
                        },
                        person -> ((Person) person).office),
                new Pair<>(
                        Town.class,
                        List.of("id"),
                        (session, i) -> {
                            Town town = new Town();
                            town.id = (long) i;
                            town.code = "T" + i;
                            return town;
                        },
                        (town, i) -> {
                            Mayor mayor = new Mayor();
                            mayor.id = (long) i;
                            mayor.town = town;
                            return mayor;
                        },
                        mayor -> ((Mayor) mayor).town),
                new Pair<>(
                        Mayor.class,
                        List.of("id"),
                        (session, i) -> {
                            Mayor mayor = new Mayor();
                            mayor.id = (long) i;
                            mayor.town = i % 2 == 0 ? session.find(Town.class, (long) i) : null;
                            return mayor;
                        },
                        null,
                        null),
                new Pair<>(
                        Boat.class,
                        List.of("id"),
                        (session, i) -> {
                            Boat boat = new Boat();
                            boat.id = (long) i;
                            boat.jetty = i % 2 == 0 ? session.find(Jetty.class, new CellId(3, i)) : null;
                            return boat;
                        },
                        null,
                        null),
                new Pair<>(
                        Lamp.class,
                        List.of("id"),
                        (session, i) -> {
                            Lamp lamp = new Lamp();
                            lamp.setId((long) i);
                            return lamp;
                        },
                        (lamp, i) -> {
                            Bulb bulb = new Bulb();
                            bulb.id = (long) i;
                            bulb.lamp = lamp;
                            return bulb;
                        },
                        bulb -> ((Bulb) bulb).lamp));
    }

    private static <E extends One> List<Statement<E>> statements(Pair<E> pair) {
        return List.of(
                (session, rows) -> Upsurge.of(session).upsertAll(rows),
                (session, rows) -> Upsurge.of(session)
                        .upsertInto(pair.one)
                        .returning()
                        .execute(rows)
                        .entities(),
                (session, rows) -> Upsurge.of(session)
                        .updateByKey(pair.one)
                        .returning()
                        .execute(Rows.maps(
                                pair.one,
                                rows.stream()
                                        .map(row -> values(session, pair, row))
                                        .toList()))
                        .entities(),
                (session, rows) -> Upsurge.of(session)
                        .update(pair.one)
                        .value("text", "all")
                        .where(row -> row.builder().equal(row.existing("text"), "chosen"))
                        .returning()
                        .execute()
                        .entities());
    }

    private static Map<String, @Nullable Object> values(Session session, Pair<?> pair, Object row) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("text", "mapped");
        Object identifier = Objects.requireNonNull(
                session.getSessionFactory().getPersistenceUnitUtil().getIdentifier(row));
        if (identifier instanceof CellId id && pair.key.size() == 2) {
            values.put("line", id.line());
            values.put("place", id.place());
        } else {
            values.put("id", identifier);
        }
        return values;
    }

    private <E extends One> void store(Pair<E> pair) {
        sessions().inTransaction(session -> {
            for (int i = 0; i < ROWS; i += 2) {
                if (pair.one == Mayor.class) {
                    Town town = new Town();
                    town.id = (long) i;
                    town.code = "T" + i;
                    session.persist(town);
                }
                if (pair.one == Boat.class) {
                    Jetty jetty = new Jetty();
                    jetty.id = new CellId(3, i);
                    session.persist(jetty);
                }
            }
            session.flush();
            for (int i = 0; i < ROWS; i++) {
                E one = pair.made.apply(session, i);
                session.persist(one);
                if (pair.counterpart != null && i % 2 == 0) {
                    session.persist(pair.counterpart.apply(one, i));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    <E extends One> void areLoadedForAllRowsTogether(Pair<E> pair) {
        store(pair);
        for (boolean managed : new boolean[] {false, true}) {
            List<Statement<E>> statements = statements(pair);
            for (Statement<E> statement : statements) {
                int few = count(pair, statement, FEW, managed);
                int many = count(pair, statement, ROWS, managed);
                boolean goesRowByRow = dialect().maxRows() == 1 && statement != statements.get(statements.size() - 1);
                assertThat(many)
                        .as("statements of %s", pair)
                        .isLessThanOrEqualTo(goesRowByRow ? few * ROWS / FEW : few);
            }
        }
    }

    private <E extends One> int count(Pair<E> pair, Statement<E> statement, int rows, boolean managed) {
        List<E> given = rows(pair, rows);
        return inSession(session -> {
            choose(session, pair, rows);
            List<E> before = managed
                    ? session.createSelectionQuery("from " + nameOf(pair.one), pair.one)
                            .getResultList()
                    : List.of();
            database().statements().clear();
            List<E> stored = statement.apply(session, given);
            int sent = sent().size();

            assertThat(stored).hasSize(rows).doesNotContainNull();
            assertThat(stored.stream().filter(one -> one.other() != null))
                    .as("rows of %s with a counterpart", pair)
                    .hasSize(rows / 2)
                    .allMatch(one -> session.contains(one.other()))
                    .allMatch(one -> Hibernate.isInitialized(one.other()))
                    .allMatch(one -> pair.back == null || pair.back.apply(Objects.requireNonNull(one.other())) == one);
            assertThat(session.isDirty()).isFalse();
            assertThat(before.stream().filter(one -> one.other() != null)).hasSize(managed ? ROWS / 2 : 0);
            return sent;
        });
    }

    /** Rows as they come from elsewhere, with what they refer to by keys of their own. */
    private <E extends One> List<E> rows(Pair<E> pair, int rows) {
        return sessions().fromTransaction(session -> {
            List<E> given = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                given.add(pair.made.apply(session, i));
            }
            return given;
        });
    }

    private void choose(Session session, Pair<?> pair, int rows) {
        String place = pair.one == Cell.class ? "id.place" : pair.one == Tile.class ? "place" : "id";
        session.createMutationQuery("update " + nameOf(pair.one) + " set text = case when " + place + " < " + rows
                        + " then 'chosen' else 'other' end")
                .executeUpdate();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    <E extends One> void areThereWhenCallbacksAreToldOfTheRow(Pair<E> pair) {
        store(pair);
        for (Statement<E> statement : statements(pair)) {
            List<E> given = rows(pair, ROWS);
            List<@Nullable Object> read = new ArrayList<>();
            Interceptor watching = new Interceptor() {
                @Override
                public boolean onLoad(
                        Object entity, Object id, @Nullable Object @Nullable [] state, String[] names, Type[] types) {
                    for (int i = 0; i < types.length; i++) {
                        if (types[i].isEntityType() && state != null) {
                            read.add(state[i]);
                        }
                    }
                    return false;
                }
            };
            try (Session session =
                    sessions().withOptions().interceptor(watching).openSession()) {
                Transaction transaction = session.beginTransaction();
                try {
                    choose(session, pair, ROWS);
                    requireNothingElseWasSeen(session, pair, statement.apply(session, given), read);
                } finally {
                    transaction.rollback();
                }
            }
        }
    }

    private static <E extends One> void requireNothingElseWasSeen(
            Session session, Pair<E> pair, List<E> stored, List<@Nullable Object> read) {
        assertThat(stored).allMatch(one -> one.seen.equals(Collections.singletonList(one.other())));
        assertThat(read)
                .as("what interceptors are told of rows of %s", pair)
                .allMatch(seen -> seen == null || session.contains(seen));
        assertThat(stored)
                .filteredOn(Lamp.class::isInstance)
                .allMatch(one -> ((Lamp) one).given().stream().allMatch(bulb -> bulb == null || bulb == one.other()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    <E extends One> void areThereInAStatelessSession(Pair<E> pair) {
        store(pair);
        List<E> given = rows(pair, ROWS);
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            List<E> stored = Upsurge.of(session)
                    .update(pair.one)
                    .value("text", "all")
                    .everyRow()
                    .returning()
                    .execute()
                    .entities();

            assertThat(stored).hasSameSizeAs(given);
            assertThat(stored.stream().filter(one -> one.other() != null)).hasSize(ROWS / 2);
            session.getTransaction().commit();
        }
    }
}
