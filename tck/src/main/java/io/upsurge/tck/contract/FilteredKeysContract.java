package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.ForeignRowsException;
import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.Rows;
import io.upsurge.StaleRowsException;
import io.upsurge.Transport;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.UpdateByKey;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Hidden;
import io.upsurge.tck.model.Hidden.Brochure;
import io.upsurge.tck.model.Hidden.Draft;
import io.upsurge.tck.model.Hidden.Engine;
import io.upsurge.tck.model.Hidden.Gate;
import io.upsurge.tck.model.Hidden.Remark;
import io.upsurge.tck.model.Hidden.Stamp;
import io.upsurge.tck.model.Hidden.Tanker;
import io.upsurge.tck.model.Hidden.Vessel;
import io.upsurge.tck.model.Hidden.Wagon;
import io.upsurge.tck.model.Poster;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of rows that filters hide, that are in several tables, or that a restriction hides by more than one column. */
public abstract class FilteredKeysContract extends Contract {

    protected FilteredKeysContract() {
        super(
                Poster.class,
                Stamp.class,
                Vessel.class,
                Tanker.class,
                Brochure.class,
                Draft.class,
                Gate.class,
                Wagon.class,
                Engine.class,
                Remark.class);
    }

    /** Hibernate's delete would leave hidden rows. */
    @Override
    void empty(Session session, Class<?> entity) {
        if (entity == Poster.class) {
            session.createNativeMutationQuery("delete from Poster").executeUpdate();
            List<String> tables = new ArrayList<>(Hidden.TABLES);
            Collections.reverse(tables);
            tables.forEach(table ->
                    session.createNativeMutationQuery("delete from " + table).executeUpdate());
        }
    }

    @AfterEach
    void northAgain() {
        Hidden.Yard.CURRENT.remove();
    }

    private String column(String select) {
        return sessions()
                .fromTransaction(session ->
                        session.createNativeQuery(select, Object.class).getResultList())
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static void assertForeign(Runnable call, String by, Long... rows) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ForeignRowsException.class, e -> assertThat(e.rows()).containsExactly(rows))
                .hasMessageContaining(by);
    }

    private void assertForeign(Consumer<Session> enable, Consumer<Upsurge> call, String by, Long... rows) {
        inSession(session -> {
            enable.accept(session);
            assertForeign(() -> call.accept(Upsurge.of(session)), by, rows);
            session.getTransaction().setRollbackOnly();
            return null;
        });
    }

    /** One statement, planned once, in sessions whose filters say something else each. */
    @ParameterizedTest
    @EnumSource
    void aFilterSaysWithEachCallWhatItSaysThen(Outcomes outcomes) {
        stored(new Poster(1L, "north"), new Poster(2L, "south"), new Poster(3L, "south"));
        inSession(session -> {
            Upsert<Poster> upsert = Upsurge.of(session).upsertInto(Poster.class).outcomes(outcomes);
            UpdateByKey<Poster> update = Upsurge.of(session).updateByKey(Poster.class);
            upsert.execute(List.of(new Poster(1L, "north")));
            session.enableFilter("atWall").setParameter("wall", "south");
            upsert.execute(List.of(new Poster(2L, "south")));
            assertThat(update.execute(List.of(new Poster(1L, "east"), new Poster(2L, "west")))
                            .missing())
                    .containsExactly(0L);
            session.enableFilter("atWall").setParameter("wall", "west");
            upsert.execute(List.of(new Poster(2L, "west")));
            assertThat(update.execute(List.of(new Poster(2L, "roof"), new Poster(3L, "roof")))
                            .missing())
                    .containsExactly(1L);
            session.disableFilter("atWall");
            upsert.execute(List.of(new Poster(1L, "hall"), new Poster(2L, "hall")));
            session.enableFilter("atWall").setParameter("wall", "hall");
            upsert.execute(List.of(new Poster(1L, "door"), new Poster(2L, "hall")));
            assertForeign(() -> upsert.execute(List.of(new Poster(1L, "wall"))), "an enabled filter", 0L);
            session.getTransaction().setRollbackOnly();
            return null;
        });
        assertThat(column("select wall from Poster order by id")).isEqualTo("north south south");
    }

    @Test
    void aFilterCostsNothingWhereItIsNotEnabled() {
        stored(new Poster(1L, "north"));
        inSession(session -> {
            Upsurge.of(session).upsertInto(Poster.class).execute(List.of(new Poster(1L, "south"), new Poster(2L, "x")));
            assertThat(sent()).isNotEmpty().noneMatch(sql -> sql.startsWith("select"));
            return null;
        });
    }

    /** A filter with a list has more parameters when the list is longer. */
    @Test
    void aFilterHasAListAndAnOr() {
        stored(
                new Stamp("a", 0, "east", "old"),
                new Stamp("b", null, "west", "old"),
                new Stamp("c", 1, null, "old"),
                new Stamp("d", 0, null, "old"));
        inSession(session -> {
            UpdateByKey<Stamp> update =
                    Upsurge.of(session).updateByKey(Stamp.class).key("code");
            List<Map<String, Object>> rows = List.of(
                    Map.of("code", "a", "text", "new"),
                    Map.of("code", "b", "text", "new"),
                    Map.of("code", "c", "text", "new"),
                    Map.of("code", "d", "text", "new"));
            session.enableFilter("ofRegions").setParameterList("regions", List.of("east"));
            assertThat(update.execute(Rows.maps(Stamp.class, rows)).missing()).containsExactly(1L, 2L);
            session.enableFilter("ofRegions").setParameterList("regions", List.of("north", "west"));
            assertThat(update.execute(Rows.maps(Stamp.class, rows)).missing()).containsExactly(0L, 2L);
            session.disableFilter("ofRegions");
            assertThat(update.execute(Rows.maps(Stamp.class, rows)).missing()).containsExactly(2L);
            return null;
        });
        assertThat(column("select version from hidden_stamp order by code")).isEqualTo("2 2 0 3");
        assertForeign(
                session -> session.enableFilter("ofRegions").setParameterList("regions", List.of("north", "west")),
                upsurge -> upsurge.upsertAll(List.of(
                        new Stamp("b", 0, "west", "newer"),
                        new Stamp("c", 0, "west", "newer"),
                        new Stamp("d", 0, "west", "newer"))),
                "@SQLRestriction) or an enabled filter",
                1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "VALUES", "ARRAYS", "LOAD"})
    void filtersHaveTheirValuesHoweverRowsTravel(Transport transport) {
        stored(new Stamp("a", 0, "east", "old"), new Stamp("b", 0, "west", "old"));
        inSession(session -> {
            Upsert<Stamp> upsert = Upsurge.of(session)
                    .upsertInto(Stamp.class)
                    .onConflict("code")
                    .transport(transport);
            session.enableFilter("ofRegions").setParameterList("regions", List.of("east", "south"));
            try {
                upsert.execute(List.of(new Stamp("a", 0, "south", "new"), new Stamp("c", 0, "west", "new")));
            } catch (UnsupportedMutationException e) {
                assertThat(e).hasMessageContaining("transport(" + transport + ")");
                return null;
            }
            assertForeign(
                    () -> upsert.execute(List.of(new Stamp("d", 0, "east", "new"), new Stamp("b", 0, "east", "new"))),
                    "an enabled filter",
                    1L);
            return null;
        });
    }

    /** The identifier is made by the database, and the version is looked at. */
    @Test
    void rowsHaveGeneratedIdentifiersAndVersions() {
        stored(new Stamp("a", 0, null, "old"), new Stamp("b", 1, null, "old"));
        List<Stamp> stored = upsurge(upsurge ->
                upsurge.upsertAll(List.of(new Stamp("a", 3, null, "new"), new Stamp("c", 5, null, "hidden"))));

        assertThat(stored)
                .extracting(s -> s.code, s -> s.retired, s -> s.text, s -> s.version)
                .containsExactly(tuple("a", 3, "new", 1), tuple("c", 5, "hidden", 0));
        assertThat(stored).extracting(s -> s.id).doesNotContainNull();
        Stamp stale = new Stamp("b", 0, null, "stale");
        stale.version = 7;
        assertForeign(session -> {}, upsurge -> upsurge.upsertAll(List.of(stale)), "@SQLRestriction", 0L);
        assertThatThrownBy(() -> upsurge(upsurge -> {
                    upsurge.insertInto(Stamp.class).execute(List.of(new Stamp("e", 0, null, "shown")));
                    Stamp shown = new Stamp("e", 1, null, "stale");
                    shown.version = 7;
                    return upsurge.upsertAll(List.of(shown));
                }))
                .isInstanceOf(StaleRowsException.class);
        assertThat(column("select text from hidden_stamp order by code")).isEqualTo("new old hidden");
    }

    @Test
    void rowsAreInSeveralTables() {
        stored(new Tanker(1, 0, 10, "one"), new Tanker(2, 1, 20, "two"), new Tanker(3, 0, 30, "three"));
        List<Tanker> written = upsurge(upsurge -> upsurge.upsertAll(
                List.of(new Tanker(1, 1, 11, "uno"), new Tanker(3, 0, 31, "tre"), new Tanker(4, 1, 40, "four"))));

        assertThat(written).extracting(t -> t.tons).containsExactly(11, 31, 40);
        assertForeign(
                session -> {},
                upsurge -> upsurge.upsertAll(List.of(new Tanker(3, 0, 32, "x"), new Tanker(2, 0, 21, "x"))),
                "@SQLRestriction",
                1L);
        assertForeign(
                session -> session.enableFilter("atLeast").setParameter("tons", 32),
                upsurge -> upsurge.upsertInto(Tanker.class)
                        .outcomes(Outcomes.EXACT)
                        .execute(List.of(new Tanker(3, 0, 33, "x"), new Tanker(5, 0, 1, "x"))),
                "an enabled filter",
                0L);
        inSession(session -> {
            session.enableFilter("atLeast").setParameter("tons", 31);
            MutationResult<Tanker> updated = Upsurge.of(session)
                    .updateByKey(Tanker.class)
                    .returning()
                    .execute(Rows.maps(
                            Tanker.class,
                            List.of(
                                    Map.of("id", 3L, "tons", 5, "scrapped", 1),
                                    Map.of("id", 4L, "tons", 5, "scrapped", 1))));
            assertThat(updated.missing()).containsExactly(1L);
            assertThat(updated.entities())
                    .extracting(t -> t.tons, t -> t.scrapped)
                    .containsExactly(tuple(5, 1));
            return null;
        });
        assertThat(column("select tons from hidden_tanker order by id")).isEqualTo("11 20 5 40");
        assertThat(column("select name from hidden_vessel order by id")).isEqualTo("uno two tre four");
    }

    @Test
    void rowsMayBeMissingFromTheTableThatAFilterReads() {
        stored(new Brochure(1, "one", 5), new Brochure(2, "two", null), new Brochure(3, "three", 50));
        inSession(session -> {
            session.enableFilter("printed").setParameter("least", 5);
            MutationResult<Brochure> result = Upsurge.of(session)
                    .upsertInto(Brochure.class)
                    .doNothing()
                    .returning()
                    .execute(List.of(new Brochure(1, "x", 1), new Brochure(2, "x", 9), new Brochure(4, "four", null)));
            assertThat(result.missing()).containsExactly(1L);
            assertThat(result.entities()).extracting(b -> b.title).containsExactly("one", "four");
            Upsurge.of(session).upsertAll(List.of(new Brochure(1, "uno", null), new Brochure(3, "tre", 51)));
            assertForeign(
                    () -> Upsurge.of(session).upsertAll(List.of(new Brochure(3, "x", 52), new Brochure(2, "x", 52))),
                    "an enabled filter",
                    1L);
            session.getTransaction().setRollbackOnly();
            return null;
        });
    }

    /** What hides a row may be another row of its table; a statement that writes to the table does not read it on MySQL. */
    @Test
    void rowsAreHiddenByOthersOfTheirTable() {
        stored(new Draft(1, null, "one"), new Draft(2, 1L, "two"), new Draft(3, null, "three"));
        List<Draft> written = upsurge(upsurge -> upsurge.upsertAll(
                List.of(new Draft(2, 1L, "two!"), new Draft(3, null, "three!"), new Draft(4, 2L, "four"))));

        assertThat(written).extracting(d -> d.text).containsExactly("two!", "three!", "four");
        assertForeign(
                session -> {},
                upsurge -> upsurge.upsertAll(List.of(new Draft(3, null, "x"), new Draft(1, null, "x"))),
                "@SQLRestriction",
                1L);
        assertThat(upsurge(upsurge -> upsurge.updateByKey(Draft.class)
                                .execute(Rows.maps(
                                        Draft.class,
                                        List.of(Map.of("id", 2L, "text", "x"), Map.of("id", 4L, "text", "four!")))))
                        .missing())
                .containsExactly(0L);
        assertThat(column("select text from hidden_draft order by id")).isEqualTo("one two! three! four!");
    }

    @Test
    void aFilterEnablesItself() {
        sessions()
                .inTransaction(session -> session.createNativeMutationQuery(
                                "insert into hidden_gate (id, yard, text) values (1, 'north', 'old'), (2, 'south', 'old')")
                        .executeUpdate());
        for (String yard : List.of("north", "south")) {
            Hidden.Yard.CURRENT.set(yard);
            long own = yard.equals("north") ? 1 : 2;
            List<Gate> written = upsurge(
                    upsurge -> upsurge.upsertAll(List.of(new Gate(own, yard, "new"), new Gate(own + 2, yard, "x"))));
            assertThat(written).extracting(g -> g.text).containsExactly("new", "x");
            assertForeign(
                    session -> {},
                    upsurge -> upsurge.upsertAll(List.of(new Gate(own, yard, "y"), new Gate(3 - own, yard, "y"))),
                    "an enabled filter",
                    1L);
        }
        assertThat(column("select text from hidden_gate order by id")).isEqualTo("new new x x");
    }

    @Test
    void eachClassHasATableOfItsOwn() {
        stored(new Wagon(1, 0, "one"), new Wagon(2, 1, "two"), new Engine(3, 1, "three"), new Engine(4, 0, "four"));
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Wagon(1, 1, "uno"), new Engine(4, 1, "quattro"))));
        assertForeign(
                session -> {}, upsurge -> upsurge.upsertAll(List.of(new Wagon(2, 0, "x"))), "@SQLRestriction", 0L);
        assertForeign(
                session -> {},
                upsurge -> upsurge.upsertAll(List.of(new Engine(5, 0, "x"), new Engine(3, 0, "x"))),
                "@SQLRestriction",
                1L);
        assertForeign(session -> {}, upsurge -> upsurge.upsertAll(List.of(new Engine(1, 0, "x"))), "another class", 0L);
        assertThat(column("select text from hidden_wagon order by id")).isEqualTo("uno two");
        assertThat(column("select text from hidden_engine order by id")).isEqualTo("three quattro");
    }

    /** Hibernate adds a filter to subqueries, too, so what was planned with it is good for that one call. */
    @Test
    void aFilterOfASubqueryIsNotKept() {
        stored(new Poster(1L, "north"), new Poster(2L, "south"), new Poster(3L, "south"), new Remark(1, 0));
        inSession(session -> {
            Upsert<Remark> count = Upsurge.of(session)
                    .upsertInto(Remark.class)
                    .doUpdate(set -> set.expression("posters", row -> {
                        Subquery<Integer> all = row.builder().createQuery().subquery(Integer.class);
                        Root<Poster> poster = all.from(Poster.class);
                        Expression<Long> counted = row.builder().count(poster);
                        return all.select(counted.as(Integer.class));
                    }));
            List<Integer> counted = new ArrayList<>();
            for (String wall : List.of("", "north", "south", "", "north")) {
                session.disableFilter("atWall");
                if (!wall.isEmpty()) {
                    session.enableFilter("atWall").setParameter("wall", wall);
                }
                counted.add(count.returning()
                        .execute(List.of(new Remark(1, 0)))
                        .entities()
                        .get(0)
                        .posters);
            }
            assertThat(counted).containsExactly(3, 1, 2, 3, 1);
            return null;
        });
    }
}
