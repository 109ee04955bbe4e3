package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Desk;
import io.upsurge.tck.model.Site;
import io.upsurge.tck.model.Team;
import io.upsurge.tck.model.Worker;
import io.upsurge.tck.model.Worker_;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.function.ToLongFunction;
import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition may read what the row refers to, with the joins that Hibernate's own mutations have. */
public abstract class JoinedConditionContract extends Contract {

    private static final List<String> NAMES = List.of("ann", "bob", "cid", "dan", "eve");

    protected JoinedConditionContract() {
        super(Site.class, Team.class, Worker.class);
    }

    @BeforeEach
    void storeWorkers() {
        Site north = new Site(1L, "north");
        Site south = new Site(2L, "south");
        Team one = new Team(1L, "one", north);
        Team two = new Team(2L, "two", south);
        Team lost = new Team(3L, null, null);
        Worker ann = new Worker(1, "ann", one, null, new Desk(1, north));
        Worker bob = new Worker(2, "bob", two, ann, new Desk(2, south));
        Worker cid = new Worker(3, "cid", lost, ann, null);
        Worker dan = new Worker(4, "dan", null, bob, new Desk(3, null));
        Worker eve = new Worker(5, "eve", two, bob, new Desk(1, north));
        stored(north, south, one, two, lost, ann, bob, cid, dan, eve);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Worker w where w.team.name = 'two'",
                "Worker w where w.team.site.city = 'south'",
                "Worker w where w.team.name is null",
                "Worker w where w.team.name = 'one' or w.name = 'dan'",
                "Worker w where not w.team.name = 'one'",
                "Worker w where w.boss.name = 'ann'",
                "Worker w where w.boss.team.site.city = 'south'",
                "Worker w where w.desk.site.city = 'north'",
                "Worker w where w.desk.site.city = w.team.site.city",
                "Worker w where w.desk.site.city = 'north' and w.team.name = 'two' and w.boss.name = 'bob'",
                "Worker w where w.team.name in ('one', 'two') and exists (select 1 from Team t where t.name = w.team.name)",
                "Worker w where (select s.city from Site s where s = w.team.site) = 'south'",
                "Worker w where size(w.staff) = 2",
                "Worker w join w.team t where t.name = 'two'",
                "Worker w join w.team t where t.site is not null",
                "Worker w join w.team t",
                "Worker w left join w.team t where t.name is null",
                "Worker w left join w.team t left join t.site s where s.city = 'south' or t.id is null",
                "Worker w left join w.team t on t.name = 'two' where t.id is null",
                "Worker w join Team t on t.name = 'one' where w.team = t",
                "Worker w join w.staff s where s.name <> 'bob'",
                "Worker w left join w.staff s where s.name is null",
                "Worker w left join w.desk.site s where s.city is null",
                "Worker w left join w.boss b join w.team t where b.name is null or t.name = 'two'",
                "Worker w where w.name = 'bob' or w.desk.site.city is not null"
            })
    void theRowsAreThoseOfASelectWithTheSameCondition(String condition) {
        List<String> chosen = sessions()
                .fromTransaction(session -> session.createSelectionQuery(
                                "select distinct w.name from " + condition + " order by w.name", String.class)
                        .getResultList());
        assertThat(chosen).hasSizeBetween(1, 4);
        for (Synchronize mode : List.of(Synchronize.NONE, Synchronize.AUTO)) {
            assertThat(undone(session -> written(session, "delete from " + condition, mode)))
                    .isEqualTo(new Written(
                            chosen.size(),
                            NAMES.stream()
                                    .filter(name -> !chosen.contains(name))
                                    .map(name -> name + ":0")
                                    .toList()));
            assertThat(undone(session -> written(session, update(condition), mode)))
                    .isEqualTo(new Written(
                            chosen.size(),
                            NAMES.stream()
                                    .map(name -> name + (chosen.contains(name) ? ":1" : ":0"))
                                    .toList()));
        }
    }

    /** What all databases take from Hibernate, and do as it is meant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Worker w where w.team.name = 'two'",
                "Worker w where w.team.site.city = 'south'",
                "Worker w where w.team.name is null",
                "Worker w where not w.team.name = 'one'",
                "Worker w where w.desk.site.city = w.team.site.city",
                "Worker w join w.team t",
                "Worker w left join w.team t where t.name is null",
                "Worker w left join w.team t on t.name = 'two' where t.id is null"
            })
    void theRowsAreThoseOfHibernatesOwnMutation(String condition) {
        for (String statement : List.of("delete from " + condition, update(condition))) {
            assertThat(undone(session -> written(session, statement, Synchronize.NONE)))
                    .isEqualTo(undone(
                            session -> session.createMutationQuery(statement).executeUpdate()));
        }
    }

    private static String update(String condition) {
        int where = condition.indexOf(" where ");
        String set = " set w.raises = w.raises + 1";
        return "update "
                + (where < 0 ? condition + set : condition.substring(0, where) + set + condition.substring(where));
    }

    private static long written(Session session, String statement, Synchronize mode) {
        List<Worker> managed =
                session.createSelectionQuery("from Worker", Worker.class).getResultList();
        MutationResult<Worker> result = Upsurge.of(session)
                .mutation(Worker.class, session.createMutationQuery(statement))
                .synchronize(mode)
                .execute();
        if (mode != Synchronize.NONE) {
            assertThat(managed.stream().filter(session::contains).map(Worker::toString))
                    .containsExactlyInAnyOrderElementsOf(rows(session));
        }
        return result.updated() + result.deleted();
    }

    /** How many rows a statement claims to have written, and what was in the table before it was undone. */
    private record Written(long count, List<String> rows) {}

    private Written undone(ToLongFunction<Session> statement) {
        try (Session session = sessions().openSession()) {
            session.beginTransaction();
            try {
                return new Written(statement.applyAsLong(session), rows(session));
            } finally {
                session.getTransaction().rollback();
            }
        }
    }

    /** Without a flush, which would complain of managed instances that refer to deleted ones. */
    private static List<String> rows(Session session) {
        return session.createSelectionQuery(
                        "select concat(name, ':', cast(raises as String)) from Worker order by name", String.class)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                .getResultList();
    }

    @Test
    void aConditionOfTheFluentFormMayReadWhatTheRowRefersTo() {
        MutationResult<Worker> result = upsurge(upsurge -> upsurge.update(Worker.class)
                .value(Worker_.raises, 7)
                .where(e -> e.builder().equal(e.existing(Worker_.team).get("name"), "two"))
                .where(e -> e.builder()
                        .or(
                                e.builder().equal(e.existing("desk.site").get("city"), "north"),
                                e.builder().isNull(e.existing(Worker_.boss))))
                .returning()
                .execute());

        assertThat(result.entities()).extracting(w -> w.name).containsExactly("eve");
        assertThat(result.updated()).isEqualTo(1);
        assertThat(all(Worker.class, "name")).extracting(w -> w.raises).containsExactly(0, 0, 0, 0, 7);
    }

    @Test
    void aDeleteOfTheFluentFormMayToo() {
        List<String> deleted = upsurge(upsurge -> upsurge
                .deleteFrom(Worker.class)
                .where(e -> e.builder()
                        .equal(e.existing(Worker_.boss).get("team").get("site").get("city"), "south"))
                .returning("name")
                .execute()
                .tuples()
                .stream()
                .map(tuple -> tuple.get(0, String.class))
                .toList());

        assertThat(deleted).containsExactlyInAnyOrder("dan", "eve");
        assertThat(all(Worker.class, "name")).extracting(w -> w.name).containsExactly("ann", "bob", "cid");
    }

    @Test
    void aCriteriaDeleteMayBeOverALeftJoin() {
        upsurge(upsurge -> {
            CriteriaBuilder builder = sessions().getCriteriaBuilder();
            CriteriaDelete<Worker> delete = builder.createCriteriaDelete(Worker.class);
            Root<Worker> worker = delete.from(Worker.class);
            delete.where(builder.isNull(worker.join(Worker_.team, JoinType.LEFT).get("name")));
            return upsurge.execute(delete);
        });

        assertThat(all(Worker.class, "name")).extracting(w -> w.name).containsExactly("ann", "bob", "eve");
    }

    @Test
    void whatIsPendingInTheTablesThatAreReadIsSentBefore() {
        inSession(session -> {
            session.find(Site.class, 2L).city = "west";
            assertThat(Upsurge.of(session)
                            .deleteFrom(Worker.class)
                            .where(e -> e.builder()
                                    .equal(e.existing(Worker_.team).get("site").get("city"), "west"))
                            .execute()
                            .deleted())
                    .isEqualTo(2);
            return null;
        });
    }

    @Test
    void whatIsJoinedCannotBeToldInMemory() {
        inSession(session -> {
            worker(session, "eve");
            database().statements().clear();
            assertNotEvaluable(session, "delete from Worker w where w.team.name = 'two'", "'team.name'");
            assertNotEvaluable(session, "update Worker w join w.team t set w.raises = 1 where w.raises = 0", "a join");
            return null;
        });
    }

    private void assertNotEvaluable(Session session, String statement, String named) {
        assertThatThrownBy(() -> written(session, statement, Synchronize.EVALUATE))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("EVALUATE", named, "cannot be evaluated in memory", "FETCH");
    }

    @Test
    void aValueThatIsJoinedIsRefused() {
        inSession(session -> {
            for (String statement : List.of(
                    "update Worker w set w.name = w.team.name where w.team.name = 'two'",
                    "update Worker w join w.team t set w.name = t.name where t.name = 'two'")) {
                assertThatThrownBy(() -> written(session, statement, Synchronize.NONE))
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContainingAll(
                                "'name'", "reads an attribute of another entity", "has no join", "in a subquery");
            }
            return null;
        });
    }

    @Test
    void aJoinThatHasRowsOfItsOwnIsRefused() {
        inSession(session -> {
            assertThatThrownBy(() -> written(
                            session, "delete from Worker w right join w.team t where t.name = 'two'", Synchronize.NONE))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("a right or a full join", "inner or a left join");
            return null;
        });
    }

    private static Worker worker(Session session, String name) {
        return session.createSelectionQuery("from Worker where name = :name", Worker.class)
                .setParameter("name", name)
                .getSingleResult();
    }
}
