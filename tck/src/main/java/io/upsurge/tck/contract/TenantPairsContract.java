package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.upsurge.ForeignRowsException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.hibernate.cfg.MultiTenancySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of ten thousand random pairs of an identifier and another key, each that another tenant has is told from the own ones: his
 * rows stay as they are, and the own ones are written (E11, T31). Five upserts and four other statements get a thousand pairs
 * each, a hundred at once, and four statements over one row two hundred and fifty.
 */
public abstract class TenantPairsContract extends Contract {

    private static final int STORED = 50;
    private static final int CALLS = 10;
    private static final int PAIRS_OF_A_CALL = 100;
    private static final int SINGLE_PAIRS = 250;

    private final Random random = new Random(31);

    /** What the own tenant has stored, by identifier; two of three rows of the other one have a code of these, too. */
    private final Map<Long, Contact> own = new TreeMap<>();

    private final List<Contact> others = new ArrayList<>();
    private long last = 1_000;

    protected TenantPairsContract() {
        super(Contact.class);
    }

    /** Whose a key is. */
    private enum Whose {
        NEW,
        OWN,
        FOREIGN
    }

    /** Two keys of a given row; those of stored rows are of the same one. */
    private record Pair(Contact row, Whose id, Whose mail) {

        Whose by(String key) {
            return key.equals("id") ? id : mail;
        }
    }

    /** A statement that finds rows by a key, and inserts those that are not there. */
    private record Upserting(
            String name, String key, boolean updates, BiFunction<Upsurge, List<Contact>, Object> statement) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A statement that only finds rows. */
    private record Finding(
            String name, boolean deletes, BiFunction<Upsurge, List<Contact>, MutationResult<Contact>> statement) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, CurrentTenant.RESOLVER);
    }

    @BeforeEach
    void rowsOfTwoTenants() {
        CompositeKeys.complete(database(), "uk_of_tenant", "Contact", "tenant, code");
        LongStream.range(0, STORED).forEach(i -> {
            others.add(new Contact(i, "m" + i, "c" + i * 3, "of b " + i));
            own.put(STORED + i, new Contact(STORED + i, "m" + (STORED + i), "c" + i * 2, "own"));
        });
        persist("b", others);
        persist("a", own.values());
    }

    private void persist(String tenant, Collection<Contact> rows) {
        CurrentTenant.as(
                tenant,
                () -> inSession(session -> {
                    rows.forEach(session::persist);
                    return tenant;
                }));
    }

    private <T> T own(Function<Upsurge, T> work) {
        return CurrentTenant.as("a", () -> upsurge(work));
    }

    static Stream<Upserting> upserts() {
        return Stream.of(
                new Upserting("upsertAll", "id", true, Upsurge::upsertAll),
                new Upserting(
                        "upsertInto by another key",
                        "mail",
                        true,
                        (upsurge, rows) -> upsurge.upsertInto(Contact.class)
                                .onConflict("mail")
                                .doUpdate(set -> set.excluded("name"))
                                .execute(rows)),
                new Upserting(
                        "doNothing",
                        "id",
                        false,
                        (upsurge, rows) -> upsurge.upsertInto(Contact.class)
                                .onPrimaryKey()
                                .doNothing()
                                .execute(rows)),
                new Upserting(
                        "rows of values",
                        "id",
                        true,
                        (upsurge, rows) -> upsurge.upsertInto(Contact.class)
                                .onPrimaryKey()
                                .doUpdate(set -> set.excluded("name"))
                                .execute(Rows.maps(
                                        Contact.class,
                                        rows.stream()
                                                .map(row -> Map.<String, Object>of(
                                                        "id",
                                                        id(row),
                                                        "mail",
                                                        text(row.mail),
                                                        "code",
                                                        text(row.code),
                                                        "name",
                                                        text(row.name)))
                                                .toList()))),
                new Upserting(
                        "rows that come back",
                        "mail",
                        true,
                        (upsurge, rows) -> upsurge.upsertInto(Contact.class)
                                .onConflict("mail")
                                .doUpdate(set -> set.excluded("name"))
                                .returning()
                                .execute(rows)));
    }

    @ParameterizedTest
    @MethodSource("upserts")
    void anUpsertTellsTheRowsOfAnotherTenantAndWritesItsOwn(Upserting upserting) {
        for (int call = 0; call < CALLS; call++) {
            List<Pair> pairs = pairs(upserting.key());
            assertForeign(upserting, rows(pairs), positions(pairs, upserting.key(), Whose.FOREIGN));
            List<Contact> written = rows(pairs.stream()
                    .filter(pair -> pair.by(upserting.key()) != Whose.FOREIGN)
                    .toList());

            own(upsurge -> upserting.statement().apply(upsurge, written));

            written.forEach(row -> {
                Contact stored = own.putIfAbsent(id(row), row);
                if (stored != null && upserting.updates()) {
                    stored.name = row.name;
                }
            });
            assertStored();
        }
    }

    static Stream<Finding> finders() {
        return Stream.of(
                new Finding(
                        "updateByKey",
                        false,
                        (upsurge, rows) -> upsurge.updateByKey(Contact.class)
                                .execute(Rows.maps(
                                        Contact.class,
                                        rows.stream()
                                                .map(row ->
                                                        Map.<String, Object>of("id", id(row), "name", text(row.name)))
                                                .toList()))),
                new Finding(
                        "updateByKey of another key",
                        false,
                        (upsurge, rows) -> upsurge.updateByKey(Contact.class)
                                .key("mail")
                                .execute(Rows.maps(
                                        Contact.class,
                                        rows.stream()
                                                .map(row -> Map.<String, Object>of(
                                                        "mail", text(row.mail), "name", text(row.name)))
                                                .toList()))),
                new Finding(
                        "update",
                        false,
                        (upsurge, rows) -> upsurge.update(Contact.class)
                                .value("name", text(rows.get(0).name))
                                .where(row -> row.existing("id")
                                        .in(rows.stream()
                                                .map(TenantPairsContract::id)
                                                .toList()))
                                .execute()),
                new Finding(
                        "deleteFrom",
                        true,
                        (upsurge, rows) -> upsurge.deleteFrom(Contact.class)
                                .where(row -> row.existing("mail")
                                        .in(rows.stream()
                                                .map(given -> text(given.mail))
                                                .toList()))
                                .execute()));
    }

    @ParameterizedTest
    @MethodSource("finders")
    void rowsOfAnotherTenantAreNotFound(Finding finding) {
        for (int call = 0; call < CALLS; call++) {
            List<Pair> pairs = pairs("both");
            List<Contact> rows = rows(pairs);
            List<Contact> found =
                    rows(pairs.stream().filter(pair -> pair.id() == Whose.OWN).toList());

            MutationResult<Contact> result = own(upsurge -> finding.statement().apply(upsurge, rows));

            assertThat(finding.deletes() ? result.deleted() : result.updated()).isEqualTo(found.size());
            if (finding.name().startsWith("updateByKey")) {
                assertThat(result.missing()).hasSize(pairs.size() - found.size());
                assertThat(result.missing()).containsAll(positions(pairs, "id", Whose.FOREIGN));
                found.forEach(row -> stored(row).name = row.name);
            } else if (finding.deletes()) {
                found.forEach(row -> own.remove(id(row)));
            } else {
                found.forEach(row -> stored(row).name = rows.get(0).name);
            }
            assertStored();
            if (finding.deletes()) {
                found.forEach(row -> own.put(id(row), row));
                persist("a", found);
            }
        }
    }

    static Stream<Upserting> single() {
        return Stream.of(
                new Upserting("upsert", "id", true, (upsurge, rows) -> upsurge.upsert(rows.get(0))),
                new Upserting("insertIfAbsent", "id", false, (upsurge, rows) -> upsurge.insertIfAbsent(rows.get(0))),
                new Upserting(
                        "upsertInto by another key",
                        "mail",
                        true,
                        (upsurge, rows) -> upsurge.upsertInto(Contact.class)
                                .onConflict("mail")
                                .execute(rows)),
                new Upserting(
                        "insertInto",
                        "",
                        false,
                        (upsurge, rows) -> upsurge.insertInto(Contact.class).execute(rows)));
    }

    /** A key that the statement does not go by is the database's affair, whoever has it. */
    @ParameterizedTest
    @MethodSource("single")
    void aPairIsWrittenOrRefusedByItself(Upserting upserting) {
        int[] decided = new int[3];
        for (int i = 0; i < SINGLE_PAIRS; i++) {
            Contact foreign = others.get(random.nextInt(STORED));
            Whose id = random.nextBoolean() ? Whose.NEW : Whose.FOREIGN;
            Whose mail = random.nextBoolean() ? Whose.NEW : Whose.FOREIGN;
            Pair pair = new Pair(fresh(), id, mail);
            if (id == Whose.FOREIGN) {
                pair.row().id = foreign.id;
            }
            if (mail == Whose.FOREIGN) {
                pair.row().mail = foreign.mail;
            }
            List<Contact> rows = List.of(pair.row());
            if (!upserting.key().isEmpty() && pair.by(upserting.key()) == Whose.FOREIGN) {
                assertForeign(upserting, rows, List.of(0L));
                decided[0]++;
            } else if (id == Whose.FOREIGN || mail == Whose.FOREIGN) {
                Throwable refused = catchThrowable(
                        () -> own(upsurge -> upserting.statement().apply(upsurge, rows)));
                assertThat(refused).matches(Violations::isOfUniqueKey, "says that a unique key was violated");
                decided[1]++;
            } else {
                own(upsurge -> upserting.statement().apply(upsurge, rows));
                own.put(id(pair.row()), pair.row());
                decided[2]++;
            }
        }
        assertStored();
        assertThat(decided[0] == 0).isEqualTo(upserting.key().isEmpty());
        assertThat(List.of(decided[1], decided[2])).allMatch(count -> count > 0);
    }

    /** Every one of them, however many rows the database is sent at once: those that were not told are given again. */
    private void assertForeign(Upserting upserting, List<Contact> rows, List<Long> foreign) {
        List<Contact> expected =
                foreign.stream().map(i -> rows.get(i.intValue())).toList();
        List<Contact> untold = new ArrayList<>(expected);
        List<Contact> given = rows;
        while (!untold.isEmpty()) {
            List<Contact> told = told(upserting, given);
            assertThat(told).isNotEmpty().isSubsetOf(expected);
            untold.removeAll(told);
            given = List.copyOf(untold);
        }
    }

    /** The rows of the other tenant are looked at within the transaction, before it is rolled back. */
    private List<Contact> told(Upserting upserting, List<Contact> rows) {
        return CurrentTenant.as("a", () -> {
            try (Session session = sessions().openSession()) {
                Transaction transaction = session.beginTransaction();
                try {
                    ForeignRowsException refused = catchThrowableOfType(
                            ForeignRowsException.class,
                            () -> upserting.statement().apply(Upsurge.of(session), rows));
                    assertThat(refused)
                            .hasMessageContaining("belongs to another tenant")
                            .hasMessageNotContaining("of b");
                    assertThat(rowsOf("b", session)).isEqualTo(values(others));
                    return refused.rows().stream()
                            .map(i -> rows.get(i.intValue()))
                            .toList();
                } finally {
                    transaction.rollback();
                }
            }
        });
    }

    private void assertStored() {
        inSession(session -> {
            assertThat(rowsOf("b", session)).isEqualTo(values(others));
            assertThat(rowsOf("a", session)).isEqualTo(values(own.values()));
            return null;
        });
    }

    private static List<List<Object>> rowsOf(String tenant, Session session) {
        return session
                .createNativeQuery(
                        "select id, mail, code, name from Contact where tenant = '" + tenant + "' order by id",
                        Object[].class)
                .addScalar("id", Long.class)
                .addScalar("mail", String.class)
                .addScalar("code", String.class)
                .addScalar("name", String.class)
                .getResultList()
                .stream()
                .map(List::of)
                .toList();
    }

    private static List<List<Object>> values(Collection<Contact> contacts) {
        return contacts.stream()
                .map(contact ->
                        List.<Object>of(id(contact), text(contact.mail), text(contact.code), text(contact.name)))
                .toList();
    }

    /** Pairs in any order: of new rows, of own ones, and of rows of which the other tenant has this key, or both. */
    private List<Pair> pairs(String key) {
        List<Contact> foreign = new ArrayList<>(others);
        List<Contact> stored = new ArrayList<>(own.values());
        Collections.shuffle(foreign, random);
        Collections.shuffle(stored, random);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS_OF_A_CALL; i++) {
            Contact fresh = fresh();
            int kind = random.nextInt(4);
            if (kind == 0 && i < stored.size()) {
                Contact row = stored.get(i);
                pairs.add(new Pair(named(row, row), Whose.OWN, Whose.OWN));
            } else if (kind == 1 && i < STORED && key.equals("id")) {
                fresh.id = foreign.get(i).id;
                pairs.add(new Pair(fresh, Whose.FOREIGN, Whose.NEW));
            } else if (kind == 1 && i < STORED && key.equals("mail")) {
                fresh.mail = foreign.get(i).mail;
                pairs.add(new Pair(fresh, Whose.NEW, Whose.FOREIGN));
            } else if (kind == 2 && i < STORED) {
                pairs.add(new Pair(named(foreign.get(i), fresh), Whose.FOREIGN, Whose.FOREIGN));
            } else {
                pairs.add(new Pair(fresh, Whose.NEW, Whose.NEW));
            }
        }
        Collections.shuffle(pairs, random);
        return pairs;
    }

    private Contact fresh() {
        last++;
        return new Contact(last, "m" + last, "c" + last, "new " + last);
    }

    /** The keys of a stored row, with a name of its own, and somebody's code. */
    private Contact named(Contact keys, Contact code) {
        last++;
        return new Contact(id(keys), text(keys.mail), text(code.code), "changed " + last);
    }

    private static List<Contact> rows(List<Pair> pairs) {
        return pairs.stream().map(Pair::row).toList();
    }

    private static List<Long> positions(List<Pair> pairs, String key, Whose whose) {
        return LongStream.range(0, pairs.size())
                .filter(i -> pairs.get((int) i).by(key) == whose)
                .boxed()
                .toList();
    }

    private Contact stored(Contact row) {
        return Objects.requireNonNull(own.get(id(row)));
    }

    private static Long id(Contact contact) {
        return Objects.requireNonNull(contact.id);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNull(text);
    }
}
