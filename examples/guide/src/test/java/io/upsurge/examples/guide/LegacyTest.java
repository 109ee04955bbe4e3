package io.upsurge.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StaleStateException;
import org.hibernate.StatelessSession;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.query.MutationQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every pair of calls of docs/legacy.md: both leave the same rows, and send the SQL that stands there. */
class LegacyTest {

    private static final SentSql SENT = new SentSql();

    private static SessionFactory sessions;

    private final List<String> sent = new ArrayList<>();
    private final List<List<String>> tables = new ArrayList<>();

    @BeforeAll
    static void open() {
        sessions = new HibernatePersistenceConfiguration("legacy")
                .managedClasses(Product.class)
                .jdbcUrl("jdbc:h2:mem:legacy")
                .property("hibernate.hbm2ddl.auto", "create-drop")
                .property("hibernate.session_factory.statement_inspector", SENT)
                .createEntityManagerFactory();
    }

    @AfterAll
    static void close() {
        sessions.close();
    }

    /** Two products are there: apples and pears. */
    private static void begin() {
        sessions.inTransaction(session -> {
            session.createMutationQuery("delete from Product").executeUpdate();
            session.createNativeMutationQuery(
                            "insert into Product (id, sku, name, stock) values (1001, 'a', 'Apple', 1), (1002, 'p', 'Pear', 2)")
                    .executeUpdate();
        });
        SENT.forget();
    }

    private void end() {
        sent.add(SENT.text());
        tables.add(sessions.fromSession(session -> session.createQuery(
                        "select sku || ' ' || name || ' ' || stock from Product order by sku", String.class)
                .getResultList()));
    }

    private void run(Consumer<EntityManager> work) {
        begin();
        sessions.inTransaction(work::accept);
        end();
    }

    private void runStateless(Consumer<StatelessSession> work) {
        begin();
        sessions.inStatelessTransaction(work::accept);
        end();
    }

    /** Whatever ran left these rows, and its SQL is that of the section. */
    private void assertAsShown(String section, String... rows) {
        assertThat(tables).allSatisfy(table -> assertThat(table).containsExactly(rows));
        assertThat(Page.of("docs/legacy.md").section(section).blocks("sql")).containsExactlyElementsOf(sent);
    }

    /** Apples that are there, with more of them, and plums that are not. */
    private static List<Product> feed() {
        return List.of(new Product(null, "a", "Apple", 10), new Product(null, "u", "Plum", 30));
    }

    /** The two that are there, changed. */
    private static List<Product> detached() {
        return List.of(new Product(1001L, "a", "Apple", 10), new Product(1002L, "p", "Pear", 20));
    }

    private static List<Product> fresh() {
        return List.of(new Product(null, "u", "Plum", 30), new Product(null, "q", "Quince", 40));
    }

    @Test
    void saveAll() {
        run(entityManager -> {
            List<Product> products = List.of(new Product(1001L, "a", "Apple", 10), new Product(null, "u", "Plum", 30));

            for (Product product : products) {
                if (product.id == null) {
                    entityManager.persist(product);
                } else {
                    entityManager.merge(product);
                }
            }
        });
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            List<Product> products = List.of(new Product(1001L, "a", "Apple", 10), new Product(null, "u", "Plum", 30));

            List<Product> saved = upsurge.upsertAll(products);

            assertThat(saved).extracting(product -> product.sku).containsExactly("a", "u");
        });

        assertAsShown("saveAll", "a Apple 10", "p Pear 2", "u Plum 30");
    }

    @Test
    void findThenSave() {
        run(entityManager -> {
            List<Product> feed = feed();

            for (Product given : feed) {
                Product stored = entityManager
                        .createQuery("from Product where sku = :sku", Product.class)
                        .setParameter("sku", given.sku)
                        .getSingleResultOrNull();
                if (stored == null) {
                    entityManager.persist(given);
                } else {
                    stored.name = given.name;
                    stored.stock = given.stock;
                }
            }
        });
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            List<Product> feed = feed();

            List<Product> stored = upsurge.upsertAll(feed);

            assertThat(stored).allMatch(entityManager::contains);
        });

        assertAsShown("A query by another key, then save", "a Apple 10", "p Pear 2", "u Plum 30");
    }

    @Test
    void mergeInALoop() {
        run(entityManager -> {
            List<Product> detached = detached();

            List<Product> managed = new ArrayList<>();
            for (Product product : detached) {
                managed.add(entityManager.merge(product));
            }
        });
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            List<Product> detached = detached();

            List<Product> managed = upsurge.upsertAll(detached);

            assertThat(managed).allMatch(entityManager::contains);
        });

        assertAsShown("merge in a loop", "a Apple 10", "p Pear 20");
    }

    @Test
    void insertMultiple() {
        runStateless(statelessSession -> {
            List<Product> products = fresh();

            statelessSession.insertMultiple(products);
        });
        runStateless(statelessSession -> {
            List<Product> products = fresh();

            Upsurge.of(statelessSession).insertInto(Product.class).execute(products);

            assertThat(products).allSatisfy(product -> assertThat(product.id).isNotNull());
        });

        assertAsShown("insertMultiple", "a Apple 1", "p Pear 2", "q Quince 40", "u Plum 30");
    }

    @Test
    void updateMultiple() {
        runStateless(statelessSession -> {
            List<Product> products = detached();

            statelessSession.updateMultiple(products);
        });
        runStateless(statelessSession -> {
            List<Product> products = detached();

            Upsurge.of(statelessSession).updateByKey(Product.class).execute(products);
        });

        assertAsShown("updateMultiple", "a Apple 10", "p Pear 20");
    }

    @Test
    void updateMultipleOfRowsThatAreNotThere() {
        List<Product> products = List.of(new Product(1001L, "a", "Apple", 10), new Product(9L, "n", "None", 0));

        begin();
        assertThatThrownBy(() -> sessions.inStatelessTransaction(session -> session.updateMultiple(products)))
                .isInstanceOf(StaleStateException.class);
        runStateless(session -> {
            MutationResult<Product> result =
                    Upsurge.of(session).updateByKey(Product.class).execute(products);

            assertThat(result.missing()).containsExactly(1L);
        });

        assertThat(tables).containsExactly(List.of("a Apple 10", "p Pear 2"));
    }

    @Test
    void upsertMultiple() {
        List<Product> products = List.of(new Product(1001L, "a", "Apple", 10), new Product(2001L, "u", "Plum", 30));
        runStateless(statelessSession -> {
            statelessSession.upsertMultiple(products);
        });
        runStateless(statelessSession -> {
            Upsurge.of(statelessSession)
                    .upsertInto(Product.class)
                    .onPrimaryKey()
                    .execute(products);
        });

        assertAsShown("upsertMultiple", "a Apple 10", "p Pear 2", "u Plum 30");
    }

    @Test
    void insertOnConflict() {
        run(entityManager -> {
            entityManager
                    .unwrap(Session.class)
                    .createMutationQuery("insert into Product (sku, name, stock)"
                            + " values ('a', 'Apple', 10), ('u', 'Plum', 30)"
                            + " on conflict (sku) do update set stock = stock + excluded.stock")
                    .executeUpdate();
        });
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            List<Product> feed = feed();

            upsurge.upsertInto(Product.class)
                    .onConflict(Product_.sku)
                    .doUpdate(set -> set.expression(
                            Product_.stock,
                            row -> row.builder().sum(row.existing(Product_.stock), row.excluded(Product_.stock))))
                    .execute(feed);
        });

        assertAsShown("HQL insert … on conflict", "a Apple 11", "p Pear 2", "u Plum 30");
    }

    @Test
    void modifyingUpdate() {
        run(entityManager -> {
            Product apples = entityManager.find(Product.class, 1001L);
            SENT.forget();

            entityManager
                    .createQuery("update Product set stock = stock + 5 where stock < 10")
                    .executeUpdate();

            assertThat(apples.stock).isEqualTo(1); // stale
        });
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            Product apples = entityManager.find(Product.class, 1001L);
            SENT.forget();

            upsurge.update(Product.class)
                    .expression(Product_.stock, row -> row.builder().sum(row.existing(Product_.stock), 5))
                    .where(row -> row.builder().lt(row.existing(Product_.stock), 10))
                    .execute();

            assertThat(apples.stock).isEqualTo(6);
        });

        assertAsShown("An update query", "a Apple 6", "p Pear 7");
    }

    @Test
    void modifyingUpdateAsItIs() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            Product apples = entityManager.find(Product.class, 1001L);
            SENT.forget();

            MutationQuery query = entityManager
                    .unwrap(Session.class)
                    .createMutationQuery("update Product set stock = stock + 5 where stock < 10");
            upsurge.mutation(Product.class, query).execute();

            assertThat(apples.stock).isEqualTo(6);
        });

        assertAsShown("The same query, handed in", "a Apple 6", "p Pear 7");
    }

    @Test
    void modifyingDelete() {
        run(entityManager -> {
            entityManager.createQuery("delete from Product where stock < 2").executeUpdate();
        });
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            upsurge.deleteFrom(Product.class)
                    .where(row -> row.builder().lt(row.existing(Product_.stock), 2))
                    .execute();
        });

        assertAsShown("A delete query", "p Pear 2");
    }

    @Test
    void bulkInsert() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            upsurge.insertInto(Product.class)
                    .execute(Rows.maps(
                            Product.class,
                            List.of(
                                    Map.of("sku", "u", "name", "Plum", "stock", 30),
                                    Map.of("sku", "q", "name", "Quince", "stock", 40))));
        });

        assertAsShown("Bulk insert", "a Apple 1", "p Pear 2", "q Quince 40", "u Plum 30");
    }

    @Test
    void insertReturning() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            List<Map<String, Object>> maps = List.of(
                    Map.of("sku", "u", "name", "Plum", "stock", 30), Map.of("sku", "q", "name", "Quince", "stock", 40));

            List<Product> products = upsurge.insertInto(Product.class)
                    .returning()
                    .execute(Rows.maps(Product.class, maps))
                    .entities(); // in the order of the maps

            assertThat(products).extracting(product -> product.sku).containsExactly("u", "q");
        });

        assertAsShown("Insert with returning", "a Apple 1", "p Pear 2", "q Quince 40", "u Plum 30");
    }

    @Test
    void heterogeneousRows() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            upsurge.insertInto(Product.class)
                    .execute(Rows.maps(
                            Product.class,
                            List.of(
                                    Map.of("sku", "u", "name", "Plum", "stock", 30),
                                    Map.of("sku", "q", "name", "Quince"))));
        });

        assertAsShown("Rows that differ", "a Apple 1", "p Pear 2", "q Quince 0", "u Plum 30");
    }

    @Test
    void valuesForAllRows() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            upsurge.insertInto(Product.class)
                    .values(set -> set.value(Product_.stock, 7)
                            .expression(
                                    Product_.name,
                                    row -> row.builder().upper(row.builder().literal("fruit"))))
                    .execute(Rows.columns(Product.class).column(Product_.sku, List.of("q", "u")));
        });

        assertAsShown("values() for all rows", "a Apple 1", "p Pear 2", "q FRUIT 7", "u FRUIT 7");
    }

    @Test
    void expressionsOfSingleRows() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            upsurge.insertInto(Product.class)
                    .execute(Rows.of(Product.class)
                            .row(set -> set.value(Product_.sku, "u").value(Product_.name, "Plum"))
                            .row(set -> set.value(Product_.sku, "q")
                                    .expression(
                                            Product_.name,
                                            row -> row.builder()
                                                    .upper(row.builder().literal("Quince")))));
        });

        assertAsShown("values() of each row", "a Apple 1", "p Pear 2", "q QUINCE 0", "u Plum 0");
    }

    @Test
    void upsert() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            Product apples = entityManager.find(Product.class, 1001L);
            SENT.forget();
            List<Product> feed = feed();

            List<Product> products = upsurge.upsertInto(Product.class)
                    .onConflict(Product_.sku)
                    .doUpdate(set -> set.excluded(Product_.stock))
                    .returning()
                    .execute(feed)
                    .entities(); // those that were managed are refreshed

            assertThat(products.get(0)).isSameAs(apples);
            assertThat(apples.stock).isEqualTo(10);
        });

        assertAsShown("Upsert", "a Apple 10", "p Pear 2", "u Plum 30");
    }

    @Test
    void bulkUpdate() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            MutationResult<Product> result = upsurge.updateByKey(Product.class)
                    .execute(Rows.maps(
                            Product.class,
                            List.of(Map.of("id", 1001L, "stock", 10), Map.of("id", 1002L, "stock", 20))));

            assertThat(result.updated()).isEqualTo(2);
        });

        assertAsShown("Bulk update by primary key", "a Apple 10", "p Pear 20");
    }

    @Test
    void updateWhere() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            List<Product> products = upsurge.update(Product.class)
                    .value(Product_.name, "Fruit")
                    .where(row -> row.existing(Product_.sku).in("a", "p"))
                    .synchronize(Synchronize.FETCH)
                    .returning()
                    .execute()
                    .entities();

            assertThat(products).hasSize(2).allMatch(product -> product.name.equals("Fruit"));
        });

        assertAsShown("Update by a condition", "a Fruit 1", "p Fruit 2");
    }

    @Test
    void deleteWhere() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            List<Tuple> deleted = upsurge.deleteFrom(Product.class)
                    .where(row -> row.builder().equal(row.existing(Product_.sku), "a"))
                    .synchronize(Synchronize.EVALUATE)
                    .returning(Product_.sku)
                    .execute()
                    .tuples();

            assertThat(deleted).extracting(row -> row.get("sku")).containsExactly("a");
        });

        assertAsShown("Delete by a condition", "p Pear 2");
    }

    @Test
    void bulkSaveObjects() {
        run(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            List<Product> fresh = fresh();
            List<Product> known = detached();

            upsurge.insertInto(Product.class).execute(fresh);
            upsurge.updateByKey(Product.class).execute(known);
        });

        assertAsShown("bulk_save_objects", "a Apple 10", "p Pear 20", "q Quince 40", "u Plum 30");
    }
}
