package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Delete;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Club;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.OrderLine;
import io.upsurge.tck.model.OrderLine_;
import io.upsurge.tck.model.Player;
import jakarta.persistence.criteria.Subquery;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All rows that a condition holds for are deleted, and managed instances of them let go (A22, A23). */
public abstract class ConditionalDeleteContract extends Contract {

    protected ConditionalDeleteContract() {
        super(Country.class, Club.class, Player.class, OrderLine.class);
    }

    @Test
    void deletesTheRowsThatTheConditionHoldsFor() {
        stored(new Country("A", "a"), new Country("B", "b"));

        MutationResult<Country> result = upsurge(upsurge -> named(upsurge, "a").execute());

        assertThat(result.deleted()).isEqualTo(1);
        assertThat(result.counts()).containsOnlyKeys(Outcome.DELETED);
        assertThat(sent()).hasSize(1);
        assertThat(all(Country.class, "code")).extracting(c -> c.code).containsExactly("B");
    }

    @Test
    void deletesEveryRowWhereAllAreMeant() {
        stored(new Country("A", "a"), new Country("B", "b"));

        assertThat(upsurge(upsurge ->
                                upsurge.deleteFrom(Country.class).everyRow().execute())
                        .deleted())
                .isEqualTo(2);
        assertThat(all(Country.class, "code")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void returnsTheEntitiesAsTheyWere(Synchronize mode) {
        stored(new Country("A", "a"), new Country("B", "b"));

        inSession(session -> {
            Country held = session.find(Country.class, "A");
            MutationResult<Country> result = Upsurge.of(session)
                    .deleteFrom(Country.class)
                    .everyRow()
                    .synchronize(mode)
                    .returning()
                    .execute();

            assertThat(result.entities()).extracting(c -> c.name).containsExactlyInAnyOrder("a", "b");
            assertThat(result.entities()).contains(held);
            assertThat(session.contains(held)).isEqualTo(mode == Synchronize.NONE);
            assertThat(result.entities()).filteredOn(c -> c != held).noneMatch(session::contains);
            assertThat(result.rows()).extracting(RowResult::outcome).containsOnly(Outcome.DELETED);
            assertThat(result.primaryKeys()).containsExactlyInAnyOrder("A", "B");
            assertFlushSendsNothing(session);
            return null;
        });
    }

    @Test
    void returnsTuplesInOneStatementWhereTheDatabaseCan() {
        stored(new Country("A", "a"), new Country("B", "b"));

        MutationResult<Country> result =
                upsurge(upsurge -> named(upsurge, "b").returning("code", "name").execute());

        assertThat(sent().stream().filter(sql -> !sql.contains("1 = 0")))
                .hasSize(can(Capability.RETURNING_DELETED) ? 1 : 2);
        assertThat(result.tuples())
                .singleElement()
                .satisfies(t -> assertThat(t.toArray()).startsWith("B", "b"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aManagedInstanceIsLetGo(Synchronize mode) {
        stored(new Club("c1", "old"), new Club("c2", "other"));

        inSession(session -> {
            Club gone = club(session, "c1");
            Club stays = club(session, "c2");

            assertThat(deleteById(session, gone, mode).execute().deleted()).isEqualTo(1);

            assertThat(session.contains(gone)).isFalse();
            assertThat(session.contains(stays)).isTrue();
            assertFlushSendsNothing(session);
            assertThat(session.bySimpleNaturalId(Club.class).load("c1")).isNull();
            assertThat(session.find(Club.class, gone.id)).isNull();
            assertThat(session.find(Club.class, stays.id)).isSameAs(stays);
            return null;
        });
        assertThat(all(Club.class, "code")).extracting(c -> c.code).containsExactly("c2");
    }

    @Test
    void theCollectionsOfADeletedInstanceAreNotFlushed() {
        Club club = new Club("c1", "old");
        stored(club);

        inSession(session -> {
            Club held = club(session, "c1");
            Hibernate.initialize(held.colours);
            Hibernate.initialize(held.players);
            deleteById(session, held, Synchronize.FETCH).execute();
            held.colours.add("green");
            assertFlushSendsNothing(session);
            return null;
        });
    }

    @Test
    void rowsOfCollectionTablesGoAsInHibernatesOwnDeletes() {
        Club club = new Club("c1", "old");
        club.colours.add("red");
        stored(club, new Club("c2", "other"));

        MutationResult<Club> result =
                inSession(session -> deleteById(session, club, Synchronize.NONE).execute());

        assertThat(result.deleted()).isEqualTo(1);
    }

    @Test
    void anInstanceThatIsNotSynchronizedStays() {
        stored(new Country("A", "a"));

        inSession(session -> {
            Country held = session.find(Country.class, "A");
            named(Upsurge.of(session), "a").synchronize(Synchronize.NONE).execute();
            assertThat(session.contains(held)).isTrue();
            return null;
        });
    }

    @Test
    void aReadOnlyInstanceIsLetGo() {
        stored(new Country("A", "a"));

        inSession(session -> {
            Country held = session.find(Country.class, "A");
            session.setReadOnly(held, true);
            named(Upsurge.of(session), "a").execute();
            assertThat(session.contains(held)).isFalse();
            return null;
        });
    }

    @Test
    void whatIsRemovedIsDeletedFirst() {
        stored(new Country("A", "a"), new Country("B", "a"));

        inSession(session -> {
            session.remove(session.find(Country.class, "A"));
            assertThat(named(Upsurge.of(session), "a").execute().deleted()).isEqualTo(1);
            return null;
        });
        assertThat(all(Country.class, "code")).isEmpty();
    }

    @Test
    void anIdentifierMayHaveParts() {
        stored(new OrderLine("o1", 1, "x", 1), new OrderLine("o1", 2, "y", 5), new OrderLine("o2", 1, "z", 6));

        inSession(session -> {
            OrderLine held = session.find(OrderLine.class, new OrderLine.Key("o1", 2));
            MutationResult<OrderLine> result = Upsurge.of(session)
                    .deleteFrom(OrderLine.class)
                    .where(e -> {
                        Subquery<Double> average = e.builder().createQuery().subquery(Double.class);
                        var line = average.from(OrderLine.class);
                        average.select(e.builder().avg(line.get(OrderLine_.quantity)));
                        return e.builder().greaterThan(e.builder().toDouble(e.existing(OrderLine_.quantity)), average);
                    })
                    .execute();
            assertThat(result.deleted()).isEqualTo(2);
            assertThat(session.contains(held)).isFalse();
            return null;
        });
        assertThat(all(OrderLine.class, "product")).extracting(l -> l.product).containsExactly("x");
    }

    /** What is deleted first still counts for the others. */
    @Test
    void theConditionSeesTheTableAsItWas() {
        stored(new OrderLine("o1", 1, "x", 1), new OrderLine("o1", 2, "y", 5), new OrderLine("o2", 1, "z", 9));

        MutationResult<OrderLine> result = upsurge(upsurge -> upsurge.deleteFrom(OrderLine.class)
                .where(e -> {
                    Subquery<Integer> others = e.builder().createQuery().subquery(Integer.class);
                    var other = others.from(OrderLine.class);
                    others.select(e.builder().sum(other.get(OrderLine_.quantity)))
                            .where(e.builder().notEqual(other.get(OrderLine_.product), e.existing(OrderLine_.product)));
                    return e.builder().greaterThan(others, 9);
                })
                .execute());

        assertThat(result.deleted()).isEqualTo(2);
        assertThat(all(OrderLine.class, "product")).extracting(l -> l.product).containsExactly("z");
    }

    @Test
    void worksInAStatelessSession() {
        stored(new Country("A", "a"));
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            MutationResult<Country> result =
                    named(Upsurge.of(session), "a").returning().execute();
            session.getTransaction().commit();
            assertThat(result.entities()).extracting(c -> c.code).containsExactly("A");
        }
        assertThat(all(Country.class, "code")).isEmpty();
    }

    @Test
    void manyRowsGoInChunks() {
        inSession(session -> {
            for (int i = 0; i < 2_500; i++) {
                session.persist(new Country("c" + i, "n"));
            }
            return null;
        });

        MutationResult<Country> result =
                upsurge(upsurge -> named(upsurge, "n").returning("code").execute());

        assertThat(result.tuples()).hasSize(2_500);
        assertThat(all(Country.class, "code")).isEmpty();
    }

    private static Delete<Country> named(Upsurge upsurge, String name) {
        return upsurge.deleteFrom(Country.class).where(e -> e.builder().equal(e.existing("name"), name));
    }

    private static Delete<Club> deleteById(Session session, Club club, Synchronize mode) {
        return Upsurge.of(session)
                .deleteFrom(Club.class)
                .where(e -> e.builder().equal(e.existing("id"), club.id))
                .synchronize(mode);
    }

    private static Club club(Session session, String code) {
        return session.bySimpleNaturalId(Club.class).load(code);
    }

    private void assertFlushSendsNothing(Session session) {
        database().statements().clear();
        session.flush();
        assertThat(sent()).isEmpty();
    }
}
