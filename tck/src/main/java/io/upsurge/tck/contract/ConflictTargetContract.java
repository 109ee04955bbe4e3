package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Duplicates;
import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.dialect.OnDuplicateKey;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Customer;
import io.upsurge.tck.model.Slot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.hibernate.HibernateException;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A conflict target means what it says: rows that collide on another unique key are a violation of that key, and nobody
 * else's row changes (E3, E4; T10, T12, T13, T15).
 *
 * <p>Where a row collides on its target and, with another stored row, on a second key, the databases differ, and MySQL
 * and MariaDB differ by the order in which they check keys: primary key, then keys without NULL, then the others, each
 * in the order of their creation. Either the row of the target is updated or nothing is.
 */
public abstract class ConflictTargetContract extends Contract {

    /** In which order the unique keys came to be. */
    enum Created {
        EMAIL_FIRST("email", "nickname"),
        NICKNAME_FIRST("nickname", "email");

        private final List<String> columns;

        Created(String... columns) {
            this.columns = List.of(columns);
        }
    }

    private static final int RANDOM_ROWS = 10_000;
    private static final int CHUNK = 50;

    protected ConflictTargetContract() {
        super(Customer.class, Slot.class, Book.class);
    }

    @BeforeEach
    void nobodyElsesTable() throws SQLException {
        if (product().startsWith("sqlite")) {
            ddl("create unique index if not exists slot_place on Slot (hall, place)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTheOtherKeyThatARowCollidesOn(Created keys) throws SQLException {
        create(keys);
        stored(new Customer("a", "A", "x"), new Customer("b", "B", "x"));
        List<Customer> before = customers();

        violates(
                "nickname",
                1,
                upsurge -> byEmail(upsurge)
                        .execute(List.of(
                                new Customer("0", "N", "y"),
                                new Customer("a", "B", "y"),
                                new Customer("c", "C", "y"))));
        violates("nickname", 0, upsurge -> byEmail(upsurge).execute(List.of(new Customer("c", "A", "y"))));
        violates(
                "email",
                0,
                upsurge -> upsurge.upsertInto(Customer.class)
                        .onConflict("nickname")
                        .execute(List.of(new Customer("a", "C", "y"))));

        assertSame(customers(), before);
    }

    @ParameterizedTest
    @EnumSource
    void namesTheOtherKeyThatARowLeftAloneCollidesOn(Created keys) throws SQLException {
        create(keys);
        stored(new Customer("a", "A", "x"), new Customer("b", "B", "x"));
        List<Customer> before = customers();

        violates(
                "nickname",
                1,
                upsurge -> byEmail(upsurge)
                        .doNothing()
                        .execute(List.of(new Customer("b", "B", "y"), new Customer("c", "A", "y"))));
        violates(
                "nickname",
                0,
                upsurge -> byEmail(upsurge).doNothing().returning().execute(List.of(new Customer("c", "A", "y"))));

        assertSame(customers(), before);
    }

    @ParameterizedTest
    @EnumSource
    void namesTheOtherKeyWhereThePrimaryKeyIsTheTarget(Created keys) throws SQLException {
        create(keys);
        stored(new Customer("a", "A", "x"), new Customer("b", "B", "x"));
        List<Customer> before = customers();

        violates(
                "email",
                0,
                upsurge -> upsurge.upsertInto(Customer.class)
                        .onPrimaryKey()
                        .execute(identified(before.get(0).id, "b", "C")));
        violates(
                "nickname",
                0,
                upsurge -> upsurge.upsertInto(Customer.class).onPrimaryKey().execute(identified(4711L, "c", "A")));

        assertSame(customers(), before);
    }

    @ParameterizedTest
    @EnumSource
    void namesThePrimaryKeyWhereAnotherKeyIsTheTarget(Created keys) throws SQLException {
        create(keys);
        stored(new Customer("a", "A", "x"), new Customer("b", "B", "x"));
        List<Customer> before = customers();

        violates(
                "primary|pkey|primarykey|_pk_",
                0,
                upsurge -> byEmail(upsurge).execute(identified(before.get(1).id, "c", "C")));

        assertSame(customers(), before);
    }

    /** A database that takes rows one by one has written those before the one that collides. */
    @ParameterizedTest
    @EnumSource
    void keepsTheTransactionWhereTheDatabaseCan(Created keys) throws SQLException {
        create(keys);
        stored(new Customer("a", "A", "x"));

        inSession(session -> {
            byEmail(Upsurge.of(session)).execute(List.of(new Customer("b", "B", "x")));
            assertThatThrownBy(() -> byEmail(Upsurge.of(session))
                            .execute(List.of(new Customer("c", "C", "y"), new Customer("d", "A", "y"))))
                    .satisfies(e -> assertThat(Violations.isOfUniqueKey(e)).isTrue());
            if (dialect().goesOnAfterErrors()) {
                byEmail(Upsurge.of(session)).execute(List.of(new Customer("e", "E", "x")));
                assertThat(session.createSelectionQuery("select email from Customer order by email", String.class)
                                .getResultList())
                        .isEqualTo(dialect().maxRows() > 1 ? List.of("a", "b", "e") : List.of("a", "b", "c", "e"));
            }
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource
    void changesNobodyElsesRowWhereBothKeysCollide(Created keys) throws SQLException {
        create(keys);
        for (Function<Upsert<Customer>, Upsert<Customer>> action :
                List.<Function<Upsert<Customer>, Upsert<Customer>>>of(
                        upsert -> upsert, upsert -> upsert.doUpdate(set -> set.excluded("city")), Upsert::doNothing)) {
            sessions()
                    .inTransaction(session ->
                            session.createMutationQuery("delete from Customer").executeUpdate());
            stored(new Customer("a", "A", "x"), new Customer("b", "B", "x"));
            List<Customer> before = customers();

            boolean refused = false;
            try {
                upsurge(upsurge -> action.apply(byEmail(upsurge)).execute(List.of(new Customer("a", "B", "y"))));
            } catch (HibernateException e) {
                assertThat(Violations.isOfUniqueKey(e)).as("%s", e).isTrue();
                refused = true;
            }

            List<Customer> after = customers();
            assertThat(after).hasSize(2);
            assertSame(after.subList(1, 2), before.subList(1, 2));
            assertThat(after.get(0).email).isEqualTo("a");
            assertThat(after.get(0).nickname).isEqualTo("A");
            assertThat(after.get(0).city).isIn("x", refused ? "x" : "y");
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesNobodyElsesRowAmongManyRandomOnes(Created keys) throws SQLException {
        create(keys);
        Random random = new Random(keys.ordinal());
        List<Customer> before = List.of();
        int refused = 0;
        int written = 0;
        for (int sent = 0; sent < RANDOM_ROWS / Created.values().length; sent += CHUNK) {
            List<Customer> chunk = randomRows(random);
            try {
                upsurge(upsurge ->
                        byEmail(upsurge).duplicates(Duplicates.LAST_WINS).execute(chunk));
                written++;
            } catch (HibernateException e) {
                assertThat(Violations.isOfUniqueKey(e)).as("%s", e).isTrue();
                refused++;
                assertSame(customers(), before);
            }
            List<Customer> after = customers();
            assertOnlyTheirRowsChanged(before, after, chunk);
            before = after;
        }
        assertThat(refused).isPositive();
        assertThat(written).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void doesNothingButStillRefusesNullWhereThereMustBeAValue(Created keys) throws SQLException {
        create(keys);
        stored(new Customer("a", "A", "x"));

        assertThatThrownBy(() -> upsurge(upsurge -> byEmail(upsurge)
                        .doNothing()
                        .execute(Rows.of(Customer.class)
                                .row(row -> row.value("email", "b").value("city", null)))))
                .isInstanceOf(HibernateException.class)
                .hasMessageContaining("city");
        upsurge(upsurge -> byEmail(upsurge)
                .doNothing()
                .execute(List.of(new Customer("a", "B", "y"), new Customer("c", "C", "y"))));

        assertThat(sent()).noneMatch(sql -> sql.toLowerCase(Locale.ROOT).contains("ignore"));
        assertThat(customers()).extracting(c -> c.email + c.nickname + c.city).containsExactly("aAx", "cCy");
    }

    @Test
    void takesTheKeysAttributesInAnyOrder() {
        for (List<String> target : List.of(List.of("hall", "place"), List.of("place", "hall"))) {
            upsurge(upsurge -> upsurge.upsertInto(Slot.class)
                    .onConflict(target.toArray(String[]::new))
                    .returning()
                    .execute(List.of(new Slot("one", 1, target.toString()), new Slot("one", 2, target.toString()))));

            assertThat(all(Slot.class, "place"))
                    .hasSize(2)
                    .allSatisfy(slot -> assertThat(slot.guest).isEqualTo(target.toString()));
        }
    }

    @Test
    void refusesAnAttributeThatIsNamedTwiceBeforeAnySql() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Slot.class)
                        .onConflict("hall", "place", "hall")
                        .execute(List.of(new Slot("one", 1, "guest")))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("'hall' of Slot is named twice");
        assertThat(sent()).isEmpty();
    }

    @Test
    void refusesAttributesThatAreNoKeyBeforeAnySql() {
        for (List<String> target : List.of(List.of("hall"), List.of("place", "hall", "guest"), List.of("guest"))) {
            assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Slot.class)
                            .onConflict(target.toArray(String[]::new))
                            .execute(List.of(new Slot("one", 1, "guest")))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining(target.toString())
                    .hasMessageContaining("uk_slot_place");
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void takesTheNaturalIdForATarget() {
        for (int time = 0; time < 2; time++) {
            int stock = time;
            upsurge(upsurge ->
                    upsurge.upsertInto(Book.class).onNaturalId().execute(List.of(new Book("978-1", "Dune", stock))));
            assertThat(all(Book.class, "id"))
                    .singleElement()
                    .satisfies(book -> assertThat(book.stock).isEqualTo(stock));
        }
    }

    /** Many share e-mail addresses with stored rows, few take a nickname that is another's. */
    private static List<Customer> randomRows(Random random) {
        List<Customer> rows = new ArrayList<>();
        for (int i = 0; i < CHUNK; i++) {
            int number = random.nextInt(150);
            int nickname = random.nextInt(100) == 0 ? random.nextInt(150) : number;
            rows.add(new Customer("e" + number, "n" + nickname, "c" + random.nextInt(1000)));
        }
        return rows;
    }

    private static void assertOnlyTheirRowsChanged(List<Customer> before, List<Customer> after, List<Customer> chunk) {
        Set<String> emails = new HashSet<>();
        Set<String> given = new HashSet<>();
        for (Customer row : chunk) {
            emails.add(row.email);
            given.add(row.email + " " + row.nickname + " " + row.city);
        }
        Map<Long, Customer> stored = new HashMap<>();
        before.forEach(row -> stored.put(row.id, row));
        for (Customer row : after) {
            Customer old = stored.remove(row.id);
            if (old == null || !old.toString().equals(row.toString())) {
                assertThat(row.email).isIn(emails).isEqualTo(old == null ? row.email : old.email);
                assertThat(row.email + " " + row.nickname + " " + row.city).isIn(given);
            }
        }
        assertThat(stored).isEmpty();
    }

    /** The rows violate that key; the row is named, too, where a statement of several rows could be taken apart. */
    private void violates(String key, int row, Function<Upsurge, ?> upsert) {
        AbstractThrowableAssert<?, ?> error = assertThatThrownBy(() -> upsurge(upsert))
                .isInstanceOf(JDBCException.class)
                .satisfies(
                        e -> assertThat(Violations.isOfUniqueKey(e)).as("%s", e).isTrue());
        error.satisfies(e -> assertThat(named((JDBCException) e)).containsPattern("(?i)" + key));
        if (dialect() instanceof OnDuplicateKey) {
            error.hasMessageStartingWith("Row " + row + " of Customer");
        }
    }

    private static String named(JDBCException error) {
        return error instanceof org.hibernate.exception.ConstraintViolationException violation
                        && violation.getConstraintName() != null
                ? violation.getConstraintName() + " "
                        + violation.getSQLException().getMessage()
                : String.valueOf(error.getSQLException().getMessage());
    }

    private static Rows<Customer> identified(@Nullable Long id, String email, String nickname) {
        return Rows.of(Customer.class)
                .row(row -> row.value("id", id)
                        .value("email", email)
                        .value("nickname", nickname)
                        .value("city", "y"));
    }

    private static Upsert<Customer> byEmail(Upsurge upsurge) {
        return upsurge.upsertInto(Customer.class).onConflict("email");
    }

    private List<Customer> customers() {
        return all(Customer.class, "id");
    }

    private static void assertSame(List<Customer> rows, List<Customer> others) {
        assertThat(rows).usingRecursiveFieldByFieldElementComparator().isEqualTo(others);
    }

    /** Makes the table anew, its unique keys in that order. */
    private void create(Created keys) throws SQLException {
        String product = product();
        String identity = product.startsWith("sqlite")
                ? "integer primary key"
                : product.startsWith("mysql") || product.startsWith("mariadb")
                        ? "bigint not null auto_increment primary key"
                        : "bigint generated by default as identity primary key";
        ddl("drop table Customer");
        ddl("create table Customer (id " + identity
                + ", email varchar(80), nickname varchar(80), city varchar(80) not null)");
        for (String column : keys.columns) {
            ddl("create unique index uk_customer_" + column + " on Customer (" + column + ")");
        }
    }

    private void ddl(String sql) throws SQLException {
        try (Connection connection = database().connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String product() {
        try {
            return database().product().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
