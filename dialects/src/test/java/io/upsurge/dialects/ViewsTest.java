package io.upsurge.dialects;

import static io.upsurge.Outcome.INSERTED;
import static io.upsurge.Outcome.SKIPPED;
import static io.upsurge.Outcome.UNCHANGED;
import static io.upsurge.Outcome.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An entity that is a view of a table is written as a table is, where the database takes rows for views. */
class ViewsTest {

    @Nested
    @OnDatabase("postgres")
    class OnPostgres extends Views {
        OnPostgres() {
            super("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class OnPostgres18 extends Views {
        OnPostgres18() {
            super("pgvector");
        }
    }

    @Nested
    @OnDatabase("mysql")
    class OnMySql extends Views {
        OnMySql() {
            super("mysql");
        }
    }

    @Nested
    @OnDatabase("mariadb")
    class OnMariaDb extends Views {
        OnMariaDb() {
            super("mariadb");
        }
    }

    @Nested
    @OnDatabase("mariadb10")
    class OnMariaDb10 extends Views {
        OnMariaDb10() {
            super("mariadb10");
        }
    }

    /** The table, with a column that the view does not show. */
    @Entity(name = "Tariff")
    static class Tariff {

        @Id
        Long id;

        @Column(unique = true, length = 20)
        String code;

        Integer price;

        @Column(length = 20)
        String remark;
    }

    /** The view. */
    @Entity(name = "Offer")
    @View(query = "select id, code, price from Tariff")
    static class Offer {

        @Id
        Long id;

        @Column(unique = true, length = 20)
        String code;

        Integer price;

        protected Offer() {}

        Offer(long id, int price) {
            this.id = id;
            this.code = "o" + id;
            this.price = price;
        }
    }

    abstract static class Views {

        private final TestDatabase database;
        private SessionFactory sessions;

        Views(String name) {
            this.database = OurDatabases.named(name);
        }

        @BeforeEach
        void open() {
            sessions = database.sessionFactory(Tariff.class, Offer.class);
            database.emptyTables(sessions);
        }

        private <T> T upsurge(Function<Upsurge, T> work) {
            return sessions.fromTransaction(session -> work.apply(Upsurge.of(session)));
        }

        private List<String> stored() {
            return sessions.fromTransaction(session -> session.createSelectionQuery(
                            "select code || '=' || cast(price as string) || coalesce(remark, '') from Tariff order by id",
                            String.class)
                    .getResultList());
        }

        private static List<Offer> offers(int price, long... ids) {
            return LongStream.of(ids).mapToObj(id -> new Offer(id, price)).toList();
        }

        private static List<Outcome> outcomes(MutationResult<Offer> result) {
            return result.rows().stream().map(RowResult::outcome).toList();
        }

        @Test
        void isUpsertedByEitherKey() {
            upsurge(upsurge -> upsurge.insertInto(Offer.class).execute(offers(1, 1, 2, 3)));
            sessions.inTransaction(session -> session.createMutationQuery("update Tariff set remark = '!'")
                    .executeUpdate());

            MutationResult<Offer> byId = upsurge(
                    upsurge -> upsurge.upsertInto(Offer.class).returning().execute(offers(2, 3, 4)));
            MutationResult<Offer> byCode = upsurge(upsurge -> upsurge.upsertInto(Offer.class)
                    .onConflict("code")
                    .outcomes(Outcomes.EXACT)
                    .execute(offers(3, 5, 4)));
            MutationResult<Offer> same = upsurge(upsurge -> upsurge.upsertInto(Offer.class)
                    .onlyIfChanged()
                    .outcomes(Outcomes.EXACT)
                    .execute(offers(1, 1)));
            MutationResult<Offer> absent = upsurge(upsurge -> upsurge.upsertInto(Offer.class)
                    .doNothing()
                    .outcomes(Outcomes.EXACT)
                    .execute(offers(9, 1, 6)));

            assertThat(byId.entities()).extracting(offer -> offer.price).containsExactly(2, 2);
            assertThat(outcomes(byCode)).containsExactly(INSERTED, UPDATED);
            assertThat(outcomes(same)).containsExactly(UNCHANGED);
            assertThat(outcomes(absent)).containsExactly(SKIPPED, INSERTED);
            assertThat(stored()).containsExactly("o1=1!", "o2=1!", "o3=2!", "o4=3", "o5=3", "o6=9");
        }

        @Test
        void isUpdatedAndDeleted() {
            upsurge(upsurge -> upsurge.insertInto(Offer.class).execute(offers(1, 1, 2, 3)));

            MutationResult<Offer> byKey = upsurge(upsurge -> upsurge.updateByKey(Offer.class)
                    .returning()
                    .execute(Rows.of(Offer.class)
                            .row(row -> row.value("id", 3L).value("price", 7))
                            .row(row -> row.value("id", 8L).value("price", 7))));
            upsurge(upsurge -> upsurge.update(Offer.class)
                    .value("price", 5)
                    .where(row -> row.builder().equal(row.existing("code"), "o2"))
                    .execute());
            upsurge(upsurge -> upsurge.deleteFrom(Offer.class)
                    .where(row -> row.builder().equal(row.existing("code"), "o1"))
                    .execute());

            assertThat(byKey.missing()).hasSize(1);
            assertThat(stored()).containsExactly("o2=5", "o3=7");
        }

        /** More than are loaded into tables. */
        @Test
        void takesManyRows() {
            long[] ids = LongStream.range(0, 4_000).toArray();
            upsurge(upsurge -> upsurge.insertInto(Offer.class).execute(offers(1, ids)));

            upsurge(upsurge ->
                    upsurge.upsertInto(Offer.class).onConflict("code").execute(offers(2, ids)));

            assertThat(stored()).hasSize(4_000).allMatch(row -> row.endsWith("=2"));
        }
    }
}
