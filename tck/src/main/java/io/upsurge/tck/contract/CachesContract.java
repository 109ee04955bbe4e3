package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.CachedItem;
import io.upsurge.tck.model.FixedItem;
import io.upsurge.tck.model.JointItem;
import io.upsurge.tck.model.LooseItem;
import io.upsurge.tck.model.Shelf;
import io.upsurge.tck.model.StrictItem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.CacheMode;
import org.hibernate.Session;
import org.hibernate.SharedSessionContract;
import org.hibernate.cfg.CacheSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Second-level, query, collection and natural-id caches are never stale and never fed with uncommitted rows (E13, T29).
 *
 * <p>{@link #noReadIsStale} makes the 10,000 reads of T29: of ten rows, by identifier, by natural id and by a cached
 * query, in sessions other than the one that writes, before and after its transaction ends.
 */
public abstract class CachesContract extends Contract {

    private static final int ITEMS = 10;
    private static final int ROUNDS = 8;

    protected CachesContract() {
        super(Shelf.class, StrictItem.class, LooseItem.class, JointItem.class, FixedItem.class);
    }

    @Override
    protected Map<String, ?> settings() {
        return withCaches(database().name());
    }

    /** Settings with caches of their own. */
    static Map<String, ?> withCaches(String name) {
        Map<String, String> settings = new HashMap<>();
        settings.put(CacheSettings.USE_SECOND_LEVEL_CACHE, "true");
        settings.put(CacheSettings.USE_QUERY_CACHE, "true");
        settings.put(CacheSettings.CACHE_REGION_FACTORY, "jcache");
        settings.put(CacheSettings.CACHE_REGION_PREFIX, name);
        settings.put(
                "hibernate.javax.cache.provider", "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider");
        settings.put("hibernate.javax.cache.missing_cache_strategy", "create");
        return settings;
    }

    /** How the rows are sent. */
    enum Form {
        RETURNING {
            @Override
            <E extends CachedItem> void execute(Upsurge upsurge, Class<E> type, E item) {
                upsurge.upsertInto(type).returning().execute(List.of(item));
            }
        },
        TUPLES {
            @Override
            <E extends CachedItem> void execute(Upsurge upsurge, Class<E> type, E item) {
                upsurge.upsertInto(type).returning("name").execute(List.of(item));
            }
        },
        NOTHING_RETURNED {
            @Override
            <E extends CachedItem> void execute(Upsurge upsurge, Class<E> type, E item) {
                upsurge.upsertInto(type).execute(List.of(item));
            }
        },
        BY_KEY_ELSE_INSERTED {
            @Override
            <E extends CachedItem> void execute(Upsurge upsurge, Class<E> type, E item) {
                boolean missing = !upsurge.updateByKey(type)
                        .key("code")
                        .execute(Rows.of(type)
                                .row(set -> set.value("code", item.code).value("name", item.name)))
                        .missing()
                        .isEmpty();
                if (missing) {
                    upsurge.insertInto(type).execute(List.of(item));
                }
            }
        };

        abstract <E extends CachedItem> void execute(Upsurge upsurge, Class<E> type, E item);
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (CachedKind<?> kind : CachedKind.all()) {
            for (Form form : Form.values()) {
                for (boolean stateless : new boolean[] {false, true}) {
                    for (boolean commit : new boolean[] {true, false}) {
                        cases.add(Arguments.of(kind, form, stateless, commit));
                    }
                }
            }
        }
        return cases.stream();
    }

    static Stream<Arguments> kinds() {
        return cases().map(Arguments::get)
                .filter(values -> values[1] == Form.NOTHING_RETURNED)
                .map(values -> Arguments.of(values[0], values[2], values[3]));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <E extends CachedItem> void noReadIsStale(CachedKind<E> kind, Form form, boolean stateless, boolean commit) {
        Map<String, @Nullable String> committed = new HashMap<>();
        Map<String, UUID> identifiers = store(kind, committed);
        for (int round = 0; round < rounds(kind); round++) {
            readAll(kind, committed, identifiers);
            String code = round % 4 == 3 ? "new" + round : "c" + round;
            try (WritingSession writer = WritingSession.begin(sessions(), stateless)) {
                form.execute(writer.upsurge(), kind.type(), kind.make(code, "written " + round));

                assertThat(byQuery(writer.session(), kind, code)).isEqualTo("written " + round);
                UUID id = identifiers.get(code);
                if (id != null) {
                    assertThat(nameOf(writer.find(kind.type(), id))).isEqualTo("written " + round);
                }
                committed.putIfAbsent(code, null);
                readBeside(kind, committed, identifiers);
                writer.end(commit);
            }
            if (commit) {
                committed.put(code, "written " + round);
                identifiers.put(code, identifier(kind, code));
            }
            readAll(kind, committed, identifiers);
        }
    }

    /** Few for those caches that know no more than the others. */
    private static int rounds(CachedKind<?> kind) {
        return kind == CachedKind.READ_WRITE || kind == CachedKind.NONSTRICT_READ_WRITE ? ROUNDS : ROUNDS / 2;
    }

    /** The rows that a cache can mark: those of a read-write region whose identifiers come back from the statement. */
    static Stream<Arguments> markedCases() {
        return cases().filter(values -> values.get()[0] == CachedKind.READ_WRITE
                && values.get()[1] != Form.NOTHING_RETURNED
                && values.get()[1] != Form.BY_KEY_ELSE_INSERTED);
    }

    /** A snapshot that began before may still see the old row, and must not put it into the cache. */
    @ParameterizedTest
    @MethodSource("markedCases")
    <E extends CachedItem> void anOldSnapshotDoesNotBringTheOldRowBack(
            CachedKind<E> kind, Form form, boolean stateless, boolean commit) throws SQLException {
        assumeFalse(readersWait(), "readers wait for writers, so that no snapshot is old");
        Map<String, UUID> identifiers = store(kind, new HashMap<>());
        UUID id = Objects.requireNonNull(identifiers.get("c1"));
        sessions().getCache().evictAllRegions();
        try (Connection connection = repeatable(database().connection());
                Session reader = sessions().withOptions().connection(connection).openSession()) {
            reader.beginTransaction();
            reader.createSelectionQuery("select count(*) from Shelf", Long.class)
                    .getSingleResult();

            try (WritingSession writer = WritingSession.begin(sessions(), stateless)) {
                form.execute(writer.upsurge(), kind.type(), kind.make("c1", "written"));
                writer.end(commit);
            }
            reader.find(kind.type(), id);
            reader.getTransaction().rollback();
            connection.setTransactionIsolation(defaultIsolation);
        }

        sessions()
                .inTransaction(session ->
                        assertThat(session.find(kind.type(), id).name).isEqualTo(commit ? "written" : "stored c1"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <E extends CachedItem> void aNaturalIdThatChangedIsNotFound(CachedKind<E> kind, boolean stateless, boolean commit) {
        Map<String, @Nullable String> committed = new HashMap<>();
        Map<String, UUID> identifiers = store(kind, committed);
        readAll(kind, committed, identifiers);
        UUID id = Objects.requireNonNull(identifiers.get("c1"));

        try (WritingSession writer = WritingSession.begin(sessions(), stateless)) {
            E changed = kind.make("changed", "stored c1");
            changed.id = id;
            writer.upsurge().upsertInto(kind.type()).onPrimaryKey().execute(List.of(changed));

            committed.put("changed", null);
            readBeside(kind, committed, identifiers);
            writer.end(commit);
        }

        committed.put(commit ? "changed" : "c1", "stored c1");
        committed.put(commit ? "c1" : "changed", null);
        if (commit) {
            identifiers.remove("c1");
            identifiers.put("changed", id);
        }
        readAll(kind, committed, identifiers);
    }

    /** One item is new on a shelf, another one moves from it to another shelf. */
    @ParameterizedTest
    @MethodSource("kinds")
    <E extends CachedItem> void collectionsAreNeitherStaleNorUncommitted(
            CachedKind<E> kind, boolean stateless, boolean commit) {
        Shelf left = new Shelf("left");
        Shelf right = new Shelf("right");
        stored(left, right);
        E one = kind.make("one", "one");
        one.shelf = left;
        stored(one);
        assertItems(kind, "left", "one");
        assertItems(kind, "right");

        try (WritingSession writer = WritingSession.begin(sessions(), stateless)) {
            E moved = kind.make("one", "one");
            moved.shelf = right;
            E added = kind.make("two", "two");
            added.shelf = left;
            writer.upsurge().upsertInto(kind.type()).execute(List.of(moved, added));

            if (writer.session() instanceof Session stateful) {
                assertThat(items(stateful, kind, "left")).containsExactly("two");
                assertThat(items(stateful, kind, "right")).containsExactly("one");
            }
            if (!readersWait()) {
                assertItems(kind, "left", "one");
                assertItems(kind, "right");
            }
            writer.end(commit);
        }

        assertItems(kind, "left", commit ? "two" : "one");
        assertItems(kind, "right", commit ? new String[] {"one"} : new String[0]);
    }

    @Test
    void theSessionUsesTheCacheAgainWhenItsTransactionHasEnded() {
        Map<String, UUID> identifiers = store(CachedKind.READ_WRITE, new HashMap<>());
        UUID id = Objects.requireNonNull(identifiers.get("c1"));

        try (Session session = sessions().openSession()) {
            session.setCacheMode(CacheMode.GET);
            session.beginTransaction();
            Upsurge.of(session).upsert(new StrictItem("c1", "written"));
            session.getTransaction().commit();
            assertThat(session.getCacheMode()).isEqualTo(CacheMode.GET);
        }
        sessions().inTransaction(session -> session.find(StrictItem.class, id));
        database().statements().clear();

        sessions()
                .inTransaction(session ->
                        assertThat(session.find(StrictItem.class, id).name).isEqualTo("written"));

        assertThat(database().statements().count()).isZero();
    }

    @Test
    void otherRegionsKeepWhatTheyHold() {
        Map<String, @Nullable String> committed = new HashMap<>();
        Map<String, UUID> identifiers = store(CachedKind.NONSTRICT_READ_WRITE, committed);
        readAll(CachedKind.NONSTRICT_READ_WRITE, committed, identifiers);
        database().statements().clear();

        upsurge(upsurge -> upsurge.upsert(new StrictItem("c1", "written")));

        UUID id = Objects.requireNonNull(identifiers.get("c1"));
        assertThat(sessions().getCache().containsEntity(LooseItem.class, id)).isTrue();
    }

    /** Stores ten items, and says which names they have. */
    private <E extends CachedItem> Map<String, UUID> store(
            CachedKind<E> kind, Map<String, @Nullable String> committed) {
        Map<String, UUID> identifiers = new HashMap<>();
        List<E> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(kind.make("c" + i, "stored c" + i));
        }
        stored(items.toArray());
        for (E item : items) {
            committed.put(item.code, item.name);
            identifiers.put(item.code, Objects.requireNonNull(item.id));
        }
        return identifiers;
    }

    /** Reads every item in a session of its own, in three ways, and compares with what is committed. */
    private <E extends CachedItem> void readAll(
            CachedKind<E> kind, Map<String, @Nullable String> committed, Map<String, UUID> identifiers) {
        sessions()
                .inTransaction(session -> identifiers.forEach((code, id) ->
                        assertThat(session.find(kind.type(), id).name).isEqualTo(committed.get(code))));
        sessions()
                .inTransaction(session -> committed.forEach((code, name) -> assertThat(
                                nameOf(session.bySimpleNaturalId(kind.type()).load(code)))
                        .isEqualTo(name)));
        sessions()
                .inTransaction(session -> committed.forEach(
                        (code, name) -> assertThat(byQuery(session, kind, code)).isEqualTo(name)));
    }

    /**
     * The same while another session has written; where readers wait for writers, there is no such moment. What Hibernate
     * puts into a transactional cache shows at once in one that takes no part in transactions, as that of these tests.
     */
    private <E extends CachedItem> void readBeside(
            CachedKind<E> kind, Map<String, @Nullable String> committed, Map<String, UUID> identifiers) {
        if (!readersWait() && kind != CachedKind.TRANSACTIONAL) {
            readAll(kind, committed, identifiers);
        }
    }

    /** Asked before a test begins to write: to find it out takes a table of its own, and some databases have one writer. */
    @BeforeEach
    void findOutWhetherReadersWait() {
        readersWait();
    }

    private boolean readersWait() {
        try {
            return database().readersWait();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String nameOf(@Nullable CachedItem item) {
        return item == null ? null : item.name;
    }

    private static <E extends CachedItem> @Nullable String byQuery(
            SharedSessionContract session, CachedKind<E> kind, String code) {
        return session
                .createSelectionQuery("from " + kind.entity() + " where code = :code", kind.type())
                .setParameter("code", code)
                .setCacheable(true)
                .getResultList()
                .stream()
                .map(item -> item.name)
                .findFirst()
                .orElse(null);
    }

    private <E extends CachedItem> UUID identifier(CachedKind<E> kind, String code) {
        return sessions()
                .fromTransaction(session -> session.createSelectionQuery(
                                "select id from " + kind.entity() + " where code = :code", UUID.class)
                        .setParameter("code", code)
                        .getSingleResult());
    }

    private <E extends CachedItem> void assertItems(CachedKind<E> kind, String shelf, String... codes) {
        sessions()
                .inTransaction(
                        session -> assertThat(items(session, kind, shelf)).containsExactlyInAnyOrder(codes));
    }

    private static <E extends CachedItem> List<String> items(Session session, CachedKind<E> kind, String shelf) {
        return kind.items().apply(session.find(Shelf.class, shelf)).stream()
                .map(item -> item.code)
                .toList();
    }

    private int defaultIsolation;

    /** The connection with snapshots that last as long as a transaction; where it has them anyway, as it is. */
    private Connection repeatable(Connection connection) throws SQLException {
        defaultIsolation = connection.getTransactionIsolation();
        if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        return connection;
    }
}
