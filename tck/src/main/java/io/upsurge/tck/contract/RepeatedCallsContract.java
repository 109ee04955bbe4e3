package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.DuplicateKeysException;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.hibernate.cfg.StatisticsSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.Test;

/** One call after the other in a transaction: each finds what was changed meanwhile, and is seen by whoever looks on. */
public abstract class RepeatedCallsContract extends Contract {

    protected RepeatedCallsContract() {
        super(Country.class, Seal.class);
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of(StatisticsSettings.GENERATE_STATISTICS, true);
    }

    private static Seal upsert(Session session, long id) {
        return Upsurge.of(session).upsert(new Seal(id, "seal " + id, new byte[] {1, 2, 3}));
    }

    /** What the database has by now, nothing being flushed for the question. */
    private static List<Seal> stored(Session session) {
        session.setHibernateFlushMode(FlushMode.MANUAL);
        session.clear();
        return session.createSelectionQuery("from Seal order by id", Seal.class).getResultList();
    }

    @Test
    void whatWasChangedIsFlushedBeforeTheNextCall() {
        inSession(session -> {
            Seal first = upsert(session, 1);
            upsert(session, 2);
            first.motto = "changed";
            upsert(session, 3);

            assertThat(stored(session)).extracting(seal -> seal.motto).containsExactly("changed", "seal 2", "seal 3");
            return null;
        });
    }

    @Test
    void whatWasChangedInPlaceIsFlushedToo() {
        inSession(session -> {
            Seal first = upsert(session, 1);
            upsert(session, 2);
            first.wax[0] = 9;
            upsert(session, 3);

            assertThat(stored(session).get(0).wax).containsExactly(9, 2, 3);
            return null;
        });
    }

    @Test
    void whatIsNewOrRemovedIsFlushedBeforeTheNextCall() {
        inSession(session -> {
            Seal first = upsert(session, 1);
            upsert(session, 2);
            session.persist(new Seal(7, "new", new byte[] {7}));
            session.remove(first);
            upsert(session, 3);

            assertThat(stored(session)).extracting(seal -> seal.id).containsExactly(2L, 3L, 7L);
            return null;
        });
    }

    @Test
    void aReferenceThatWasChangedIsFlushedBeforeTheNextCall() {
        stored(new Country("NO", "Norway"));
        inSession(session -> {
            Seal first = upsert(session, 1);
            upsert(session, 2);
            first.country = session.getReference(Country.class, "NO");
            upsert(session, 3);

            session.setHibernateFlushMode(FlushMode.MANUAL);
            session.clear();
            assertThat(session.createSelectionQuery("select country.code from Seal where id = 1", String.class)
                            .getSingleResult())
                    .isEqualTo("NO");
            return null;
        });
    }

    @Test
    void everyCallSendsAsMuchAsTheFirst() {
        inSession(session -> {
            List<Integer> sent = new ArrayList<>();
            for (long id = 1; id <= 10; id++) {
                database().statements().clear();
                upsert(session, id);
                sent.add(database().statements().count());
            }

            assertThat(sent.subList(1, 10)).containsOnly(sent.get(1));
            return null;
        });
    }

    @Test
    void statisticsCountEachStatementAsPrepared() {
        inSession(session -> {
            upsert(session, 1);
            List<Long> prepared = new ArrayList<>();
            for (long id = 2; id <= 5; id++) {
                long before = sessions().getStatistics().getPrepareStatementCount();
                database().statements().clear();
                upsert(session, id);
                prepared.add(sessions().getStatistics().getPrepareStatementCount() - before);
            }

            assertThat(prepared).containsOnly(prepared.get(0));
            assertThat(prepared.get(0)).isPositive();
            return null;
        });
    }

    @Test
    void anInspectorSeesEachStatementAndMayChangeIt() {
        AtomicInteger seen = new AtomicInteger();
        StatementInspector numbering = sql -> "/* " + seen.incrementAndGet() + " */ " + sql;
        try (Session session =
                sessions().withOptions().statementInspector(numbering).openSession()) {
            Transaction transaction = session.beginTransaction();
            upsert(session, 1);
            int afterFirst = seen.get();
            upsert(session, 2);
            upsert(session, 3);

            assertThat(seen.get()).isGreaterThanOrEqualTo(afterFirst + 2);
            assertThat(database().statements().sql()).anyMatch(sql -> sql.contains("/* " + seen.get() + " */"));
            transaction.commit();
        }
        assertThat(all(Seal.class, "id")).hasSize(3);
    }

    @Test
    void aSessionGoesOnInItsNextTransaction() {
        try (Session session = sessions().openSession()) {
            session.beginTransaction();
            upsert(session, 1);
            session.getTransaction().commit();
            session.beginTransaction();
            upsert(session, 2);
            session.getTransaction().rollback();
            session.clear();
            session.beginTransaction();
            upsert(session, 3);
            upsert(session, 4);
            session.getTransaction().commit();
        }

        assertThat(all(Seal.class, "id")).extracting(seal -> seal.id).containsExactly(1L, 3L, 4L);
    }

    @Test
    void aCallGoesOnAfterOneThatWasRefused() {
        inSession(session -> {
            upsert(session, 1);
            assertThatThrownBy(() -> Upsurge.of(session)
                            .upsertInto(Seal.class)
                            .execute(List.of(new Seal(2, "one", new byte[] {1}), new Seal(2, "other", new byte[] {2}))))
                    .isInstanceOf(DuplicateKeysException.class);
            upsert(session, 3);
            return null;
        });

        assertThat(all(Seal.class, "id")).extracting(seal -> seal.id).containsExactly(1L, 3L);
    }

    @Test
    void aCallMayBeMadeWithinAnother() {
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            upsurge.upsertInto(Seal.class)
                    .returning()
                    .execute(
                            Stream.of(
                                    new Seal(1, "one", new byte[] {1}),
                                    new Seal(2, "two", new byte[] {2}),
                                    new Seal(3, "three", new byte[] {3})),
                            row -> upsert(session, row.index() + 10));
            return null;
        });

        assertThat(all(Seal.class, "id")).extracting(seal -> seal.id).containsExactly(1L, 2L, 3L, 10L, 11L, 12L);
    }

    @Test
    void aStatelessSessionRepeatsCallsToo() {
        sessions().inStatelessTransaction(session -> {
            for (long id = 1; id <= 3; id++) {
                Upsurge.of(session).upsert(new Seal(id, "seal", new byte[] {1}));
            }
        });

        assertThat(all(Seal.class, "id")).hasSize(3);
    }
}
