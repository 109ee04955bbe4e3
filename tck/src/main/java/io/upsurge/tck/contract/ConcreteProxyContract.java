package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Stables.Beast;
import io.upsurge.tck.model.Stables.Bridge;
import io.upsurge.tck.model.Stables.Cart;
import io.upsurge.tck.model.Stables.Driver;
import io.upsurge.tck.model.Stables.Ford;
import io.upsurge.tck.model.Stables.Groom;
import io.upsurge.tck.model.Stables.Harness;
import io.upsurge.tck.model.Stables.Horse;
import io.upsurge.tck.model.Stables.Lane;
import io.upsurge.tck.model.Stables.LaneId;
import io.upsurge.tck.model.Stables.Ox;
import io.upsurge.tck.model.Stables.Saddle;
import io.upsurge.tck.model.Stables.Sledge;
import io.upsurge.tck.model.Stables.Stall;
import io.upsurge.tck.model.Stables.StallId;
import io.upsurge.tck.model.Stables.Track;
import io.upsurge.tck.model.Stables.Wagon;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.FetchNotFoundException;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What refers to a hierarchy with {@code @ConcreteProxy} comes back as {@code find} gives it: as a proxy of the class that
 * the target's row is of. One statement tells the classes of all rows' targets.
 */
public abstract class ConcreteProxyContract extends Contract {

    private static final int FEW = 3;
    private static final int ROWS = 12;

    /** No row has it. */
    private static final long NOWHERE = 99;

    protected ConcreteProxyContract() {
        super(
                Saddle.class,
                Beast.class,
                Horse.class,
                Ox.class,
                Lane.class,
                Track.class,
                Ford.class,
                Bridge.class,
                Cart.class,
                Wagon.class,
                Sledge.class,
                Driver.class,
                Stall.class,
                Groom.class);
    }

    /** A statement that writes drivers, and gives them back. */
    record Form(String name, boolean inserts, boolean updates, Work work) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Work {
        List<Driver> apply(Session session, List<Driver> rows);
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form(
                        "upsert",
                        true,
                        true,
                        (session, rows) -> rows.stream()
                                .map(row -> Upsurge.of(session).upsert(row))
                                .toList()),
                new Form(
                        "upsertAll",
                        true,
                        true,
                        (session, rows) -> Upsurge.of(session).upsertAll(rows)),
                new Form(
                        "upsertInto",
                        true,
                        true,
                        (session, rows) -> Upsurge.of(session)
                                .upsertInto(Driver.class)
                                .returning()
                                .execute(rows)
                                .entities()),
                new Form(
                        "insertInto",
                        true,
                        false,
                        (session, rows) -> Upsurge.of(session)
                                .insertInto(Driver.class)
                                .returning()
                                .execute(rows)
                                .entities()),
                new Form(
                        "updateByKey",
                        false,
                        true,
                        (session, rows) -> Upsurge.of(session)
                                .updateByKey(Driver.class)
                                .returning()
                                .execute(rows)
                                .entities()),
                new Form(
                        "update",
                        false,
                        true,
                        (session, rows) -> Upsurge.of(session)
                                .update(Driver.class)
                                .value("text", "all")
                                .where(row -> row.builder()
                                        .lessThan(row.existing("id").as(Long.class), (long) rows.size()))
                                .returning()
                                .execute()
                                .entities()));
    }

    static Stream<Form> inserting() {
        return forms().filter(Form::inserts);
    }

    static Stream<Form> updating() {
        return forms().filter(Form::updates);
    }

    private static Beast beast(long id) {
        Beast beast = id % 3 == 0 ? new Horse() : id % 3 == 1 ? new Ox() : new Beast();
        beast.id = id;
        beast.code = "code" + id;
        beast.text = "beast " + id;
        return beast;
    }

    private static Cart cart(long id) {
        Cart cart = id % 2 == 0 ? new Wagon() : new Sledge();
        cart.id = id;
        return cart;
    }

    private static Lane lane(long id) {
        Lane lane = id % 2 == 0 ? new Track() : new Lane();
        lane.id = new LaneId((int) id / 3, (int) id);
        return lane;
    }

    private static Ford ford(long id) {
        Ford ford = id % 2 == 0 ? new Bridge() : new Ford();
        ford.area = (int) id / 3;
        ford.number = (int) id;
        return ford;
    }

    private static Driver driver(long id) {
        Driver driver = new Driver();
        driver.id = id;
        driver.text = "driver " + id;
        driver.beast = beast(id);
        driver.cart = cart(id);
        driver.other = cart(id + 1);
        driver.eager = beast(id + 1);
        driver.coded = beast(id + 2);
        driver.strayed = beast(id);
        driver.lane = lane(id);
        driver.ford = ford(id);
        driver.harness = new Harness();
        driver.harness.harnessed = beast(id + 1);
        driver.harness.length = 3;
        return driver;
    }

    private static List<Driver> drivers(int number) {
        return IntStream.range(0, number).mapToObj(i -> driver(i)).toList();
    }

    @BeforeEach
    void beastsAndCarts() {
        stored(IntStream.range(0, ROWS + 2).mapToObj(i -> beast(i)).toArray());
        stored(IntStream.range(0, ROWS + 2).mapToObj(i -> cart(i)).toArray());
        stored(IntStream.range(0, ROWS).mapToObj(i -> lane(i)).toArray());
        stored(IntStream.range(0, ROWS).mapToObj(i -> ford(i)).toArray());
    }

    private void storeDrivers() {
        sessions().inTransaction(session -> {
            for (Driver driver : drivers(ROWS)) {
                driver.beast = session.find(Beast.class, id(driver.beast));
                driver.cart = session.find(Cart.class, id(driver.cart));
                driver.other = session.find(Cart.class, id(driver.other));
                driver.eager = session.find(Beast.class, id(driver.eager));
                driver.lane = session.find(Lane.class, id(driver.lane));
                driver.ford = session.find(Ford.class, id(driver.ford));
                driver.strayed = session.find(Beast.class, id(driver.strayed));
                driver.coded = session.find(Beast.class, id(driver.coded));
                Harness harness = Objects.requireNonNull(driver.harness);
                harness.harnessed = session.find(Beast.class, id(harness.harnessed));
                session.persist(driver);
            }
        });
        database().statements().clear();
    }

    private Object id(@Nullable Object entity) {
        return sessions().getPersistenceUnitUtil().getIdentifier(Objects.requireNonNull(entity));
    }

    /** The class and the identifier of what an association refers to; no proxy is initialized for that. */
    private String described(@Nullable Object target) {
        Class<?> kind = Stream.of(
                        Horse.class,
                        Ox.class,
                        Wagon.class,
                        Sledge.class,
                        Track.class,
                        Bridge.class,
                        Beast.class,
                        Cart.class,
                        Lane.class,
                        Ford.class)
                .filter(one -> one.isInstance(target))
                .findFirst()
                .orElse(Object.class);
        return target == null ? "none" : kind.getSimpleName() + " " + id(target);
    }

    private List<String> described(Driver driver) {
        return Stream.of(
                        driver.beast,
                        driver.cart,
                        driver.other,
                        driver.eager,
                        driver.coded,
                        driver.harness == null ? null : driver.harness.harnessed,
                        driver.strayed,
                        driver.lane,
                        driver.ford)
                .map(this::described)
                .toList();
    }

    /** What {@code find} gives of the rows that are stored, and the class of what they refer to when it is loaded. */
    private List<List<String>> found(int number) {
        return sessions()
                .fromTransaction(session -> IntStream.range(0, number)
                        .mapToObj(i -> {
                            Driver driver = Objects.requireNonNull(session.find(Driver.class, (long) i));
                            List<String> described = described(driver);
                            assertThat(described).containsExactlyElementsOf(described(driver(i)));
                            assertThat(Hibernate.unproxy(driver.beast)).hasSameClassAs(beast(i));
                            return described;
                        })
                        .toList());
    }

    private int write(Form form, int number) {
        return inSession(session -> {
            List<Driver> given = drivers(number);
            database().statements().clear();
            List<Driver> back = form.work.apply(session, given);
            int sent = sent().size();

            assertThat(back).hasSize(number).allMatch(session::contains);
            assertThat(back)
                    .extracting(driver -> described(driver))
                    .containsExactlyInAnyOrderElementsOf(
                            given.stream().map(driver -> described(driver)).toList());
            assertThat(session.isDirty()).isFalse();
            back.forEach(driver -> driver.text = "changed afterwards");
            session.flush();
            return sent;
        });
    }

    @ParameterizedTest
    @MethodSource("inserting")
    void comesBackWithItsClassFromRowsThatAreNew(Form form) {
        write(form, ROWS);

        assertThat(found(ROWS)).hasSize(ROWS);
        assertThat(all(Driver.class, "id")).extracting(driver -> driver.text).containsOnly("changed afterwards");
    }

    @ParameterizedTest
    @MethodSource("updating")
    void comesBackWithItsClassFromRowsThatAreThere(Form form) {
        storeDrivers();

        write(form, ROWS);

        assertThat(found(ROWS)).hasSize(ROWS);
        assertThat(all(Driver.class, "id")).extracting(driver -> driver.text).containsOnly("changed afterwards");
    }

    /** Where each row is not written by a statement of its own anyway. */
    @ParameterizedTest
    @MethodSource("updating")
    void takesNotMoreStatementsForMoreRows(Form form) {
        storeDrivers();
        int few = write(form, FEW);
        int many = write(form, ROWS);

        boolean goesRowByRow = form.name.equals("upsert") || dialect().maxRows() == 1;
        assertThat(many).isLessThanOrEqualTo(goesRowByRow ? few * ROWS / FEW : few);
    }

    /** However many associations refer to it. */
    @Test
    void isAskedForItsClassesOncePerHierarchy() {
        storeDrivers();
        upsurge(upsurge -> upsurge.update(Driver.class)
                .value("text", "all")
                .everyRow()
                .returning()
                .execute());

        assertThat(sent()).filteredOn(sql -> sql.contains("stable_cart")).hasSize(1);
        assertThat(sent()).filteredOn(sql -> sql.contains("stable_lane")).hasSize(1);
    }

    /** Instances that are managed take what was written, and what they refer to is not lost. */
    @Test
    void staysWhereAManagedInstanceIsRefreshed() {
        storeDrivers();
        List<Consumer<Session>> statements = List.of(
                session -> Upsurge.of(session).updateByKey(Driver.class).execute(rows(0, beast(1))),
                session -> Upsurge.of(session).upsertInto(Driver.class).execute(rows(1, beast(0))),
                session -> Upsurge.of(session)
                        .update(Driver.class)
                        .value("text", "again")
                        .everyRow()
                        .execute());
        for (Consumer<Session> statement : statements) {
            inSession(session -> {
                List<Driver> managed = IntStream.range(0, FEW)
                        .mapToObj(i -> session.find(Driver.class, (long) i))
                        .toList();
                statement.accept(session);

                List<List<String>> held =
                        managed.stream().map(driver -> described(driver)).toList();
                assertThat(session.isDirty()).isFalse();
                managed.forEach(driver -> driver.text = "changed afterwards");
                session.flush();
                session.clear();
                assertThat(IntStream.range(0, FEW)
                                .mapToObj(i -> described(Objects.requireNonNull(session.find(Driver.class, (long) i))))
                                .toList())
                        .isEqualTo(held);
                assertThat(held).allMatch(described -> !described.contains("none"));
                return null;
            });
        }
    }

    private static Rows<Driver> rows(long id, Beast beast) {
        return Rows.of(Driver.class)
                .row(row -> row.value("id", id)
                        .value("text", "new")
                        .value("beast", beast)
                        .value("cart", cart(id)));
    }

    /** What is known to the session already stays what it is. */
    @Test
    void isWhatTheSessionHas() {
        inSession(session -> {
            Beast known = Objects.requireNonNull(session.find(Beast.class, 0L));
            Beast proxy = session.getReference(Beast.class, 1L);
            List<Driver> back = Upsurge.of(session).upsertAll(drivers(2));

            assertThat(back.get(0).beast).isSameAs(known);
            assertThat(back.get(0).eager).isSameAs(proxy).isInstanceOf(Ox.class);
            return null;
        });
    }

    /** A filter hides rows from queries, and no reference to them. */
    @Test
    void comesBackThoughAFilterHidesIt() {
        inSession(session -> {
            session.enableFilter("tame");
            Driver given = driver(0);
            Driver back = Upsurge.of(session).upsertAll(List.of(given)).get(0);

            assertThat(described(back)).startsWith("Horse 0").isEqualTo(described(given));
            return null;
        });
    }

    /** Rows that refer to each other: who comes first is no matter. */
    @Test
    void mayBeOneOfTheRows() {
        List<Beast> herd =
                IntStream.range(20, 20 + ROWS).mapToObj(i -> beast(i)).toList();
        sessions().inTransaction(session -> herd.forEach(session::persist));
        inSession(session -> {
            List<Beast> given = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                Beast beast = beast(20 + i);
                beast.dam = beast(20 + (i + 5) % ROWS);
                given.add(beast);
            }
            List<Beast> back = Upsurge.of(session).upsertAll(given);

            for (int i = 0; i < ROWS; i++) {
                Beast beast = (Beast) Hibernate.unproxy(back.get(i));
                assertThat(beast).hasSameClassAs(given.get(i));
                assertThat(Hibernate.unproxy(beast.dam)).isSameAs(Hibernate.unproxy(back.get((i + 5) % ROWS)));
            }
            session.flush();
            return null;
        });
        assertThat(sessions()
                        .<List<String>>fromTransaction(session -> IntStream.range(20, 20 + ROWS)
                                .mapToObj(i ->
                                        described(((Beast) Hibernate.unproxy(session.find(Beast.class, (long) i))).dam))
                                .toList()))
                .doesNotContain("none");
    }

    @Test
    void isFoundFromTheOtherSide() {
        List<Saddle> saddles = IntStream.range(0, FEW).mapToObj(i -> saddle(i)).toList();
        sessions().inTransaction(session -> {
            saddles.forEach(session::persist);
            session.find(Beast.class, 0L).saddle = saddles.get(0);
            session.find(Beast.class, 1L).saddle = saddles.get(1);
        });
        inSession(session -> {
            List<Saddle> back = Upsurge.of(session)
                    .upsertAll(IntStream.range(0, FEW).mapToObj(i -> saddle(i)).toList());

            assertThat(back).extracting(saddle -> described(saddle.beast)).containsExactly("Horse 0", "Ox 1", "none");
            return null;
        });
    }

    private static Saddle saddle(long id) {
        Saddle saddle = new Saddle();
        saddle.id = id;
        saddle.text = "saddle " + id;
        return saddle;
    }

    @Test
    void isThereWithinAnIdentifier() {
        List<Supplier<Stall>> stalls = IntStream.range(0, ROWS)
                .<Supplier<Stall>>mapToObj(i -> () -> {
                    Stall stall = new Stall();
                    stall.id = new StallId(beast(i), i);
                    stall.text = "stall " + i;
                    return stall;
                })
                .toList();
        List<String> expected =
                IntStream.range(0, ROWS).mapToObj(i -> described(beast(i))).toList();
        for (int round = 0; round < 2; round++) {
            inSession(session -> {
                List<Stall> back = Upsurge.of(session)
                        .upsertAll(stalls.stream().map(Supplier::get).toList());

                assertThat(back)
                        .extracting(stall -> described(Objects.requireNonNull(stall.id).beast))
                        .isEqualTo(expected);
                assertThat(back).allMatch(session::contains);
                return null;
            });
        }
        assertThat(all(Stall.class, "text")).hasSize(ROWS);
    }

    /** In that of what is referred to in turn. */
    @Test
    void isThereWithinTheKeyOfAnother() {
        for (int i = 0; i < ROWS; i++) {
            Stall stall = new Stall();
            stall.id = new StallId(beast(i), i);
            upsurge(upsurge -> upsurge.insertInto(Stall.class).execute(List.of(stall)));
        }
        List<String> expected =
                IntStream.range(0, ROWS).mapToObj(i -> described(beast(i))).toList();
        for (int round = 0; round < 2; round++) {
            inSession(session -> {
                List<Groom> back = Upsurge.of(session)
                        .upsertAll(IntStream.range(0, ROWS)
                                .mapToObj(i -> {
                                    Groom groom = new Groom();
                                    groom.id = (long) i;
                                    groom.stall = new Stall();
                                    groom.stall.id = new StallId(beast(i), i);
                                    return groom;
                                })
                                .toList());

                assertThat(back)
                        .extracting(groom -> described(((StallId) id(Objects.requireNonNull(groom.stall))).beast))
                        .isEqualTo(expected);
                return null;
            });
        }
        assertThat(sessions()
                        .<List<String>>fromTransaction(session -> IntStream.range(0, ROWS)
                                .mapToObj(i ->
                                        described(((StallId) id(session.find(Groom.class, (long) i).stall)).beast))
                                .toList()))
                .isEqualTo(expected);
    }

    @Test
    void isThereInAStatelessSession() {
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            List<Driver> back = Upsurge.of(session)
                    .upsertInto(Driver.class)
                    .returning()
                    .execute(drivers(FEW))
                    .entities();
            session.getTransaction().commit();
            assertThat(back)
                    .extracting(driver -> described(driver))
                    .isEqualTo(drivers(FEW).stream()
                            .map(driver -> described(driver))
                            .toList());
        }
    }

    @Test
    void isNullWhereThereIsNothingAndTheMappingAllowsThat() {
        inSession(session -> {
            Driver lost = driver(0);
            lost.strayed = beast(NOWHERE);
            lost.other = null;
            lost.harness = null;
            lost.lane = null;
            lost.ford = null;
            Driver back = Upsurge.of(session).upsertAll(List.of(lost)).get(0);
            List<String> described = described(back);
            session.clear();

            assertThat(described(Objects.requireNonNull(session.find(Driver.class, 0L))))
                    .isEqualTo(described)
                    .containsExactly("Horse 0", "Wagon 0", "none", "Ox 1", "Beast 2", "none", "none", "none", "none");
            return null;
        });
    }

    @Test
    void isMissedAsByFindWhereTheMappingDoesNot() {
        Driver lost = driver(0);
        lost.beast = beast(NOWHERE);
        upsurge(upsurge ->
                upsurge.upsertInto(Driver.class).synchronize(Synchronize.NONE).execute(List.of(lost)));

        assertThatThrownBy(() -> inSession(session -> session.find(Driver.class, 0L)))
                .isInstanceOf(FetchNotFoundException.class);
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(lost))).isInstanceOf(FetchNotFoundException.class);
    }
}
