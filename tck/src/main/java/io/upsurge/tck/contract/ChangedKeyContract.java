package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.upsurge.Insert;
import io.upsurge.Rows;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Slip;
import io.upsurge.tck.model.Voucher;
import jakarta.persistence.EntityExistsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows whose key a trigger changes while they are inserted, so that it no longer says whose identifier is whose. */
public abstract class ChangedKeyContract extends Contract {

    /** A trigger that puts an x before the codes of vouchers, in the words of several databases. */
    private static final List<List<String>> TRIGGERS = List.of(
            List.of(
                    "create trigger changing before insert on Voucher for each row set new.code = concat('x', new.code)"),
            List.of(
                    "create or replace function change_code() returns trigger language plpgsql as"
                            + " $$ begin new.code := 'x' || new.code; return new; end $$",
                    "create trigger changing before insert on Voucher for each row execute function change_code()"),
            List.of("""
                    create trigger changing before insert on Voucher for each row as '
                    org.h2.api.Trigger create() {
                        return (connection, before, row) -> {
                            for (int i = 0; i < row.length; i++) {
                                if (row[i] instanceof String code && code.startsWith("k")) {
                                    row[i] = "x" + code;
                                }
                            }
                        };
                    }'"""),
            List.of("create trigger changing after insert on Voucher begin"
                    + " update Voucher set code = 'x' || code where id = new.id; end"));

    private int trigger = -1;

    protected ChangedKeyContract() {
        super(Voucher.class, Country.class, Slip.class);
    }

    @BeforeEach
    void createTrigger() {
        for (int i = 0; trigger < 0 && i < TRIGGERS.size(); i++) {
            trigger = isCreated(TRIGGERS.get(i)) ? i : -1;
        }
    }

    /** Whether the database takes the words. */
    private boolean isCreated(List<String> words) {
        try (Connection connection = database().connection();
                Statement statement = connection.createStatement()) {
            for (String sql : words) {
                statement.execute(sql);
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @AfterEach
    void dropTrigger() throws SQLException {
        if (trigger >= 0) {
            try (Connection connection = database().connection();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop trigger changing" + (trigger == 1 ? " on Voucher" : ""));
            }
        }
    }

    /** What an AFTER trigger changes is returned as it was before. */
    private boolean changesWhatIsReturned() {
        assumeTrue(trigger >= 0, "no trigger could be made");
        return trigger < TRIGGERS.size() - 1;
    }

    /** Where nothing is returned, the order of the rows tells whose identifier is whose, whatever becomes of their keys. */
    private boolean rowsAreLost() {
        return changesWhatIsReturned() && (can(Capability.RETURNING) || !can(Capability.IDENTITY_IN_ORDER));
    }

    @Test
    void entitiesDoNotGetIdentifiersByGuessing() {
        List<Voucher> vouchers = vouchers();
        insert(insert -> insert.execute(vouchers));
        if (!rowsAreLost()) {
            assertThat(vouchers).extracting(voucher -> voucher.text).containsExactlyElementsOf(texts(vouchers));
        }
    }

    @Test
    void returnedEntitiesAreNotGuessedEither() {
        insert(insert -> insert.returning().execute(vouchers()));
    }

    @Test
    void managedEntitiesAreNotGuessedEither() {
        insert(insert -> insert.managing().execute(vouchers()));
    }

    /** Either it is known whose row is whose, or the call fails, and its transaction with it. */
    private void insert(Consumer<Insert<Voucher>> insert) {
        boolean fails = rowsAreLost();
        try (Session session = sessions().openSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                Insert<Voucher> statement = Upsurge.of(session).insertInto(Voucher.class);
                if (fails) {
                    assertThatThrownBy(() -> insert.accept(statement))
                            .isInstanceOf(UnsupportedMutationException.class)
                            .hasMessageContainingAll("rows [0, 1]", "the natural id [code]", "trigger", "chunkSize(1)");
                    assertThat(transaction.getRollbackOnly()).isTrue();
                } else {
                    insert.accept(statement);
                    transaction.commit();
                }
            } finally {
                if (transaction.getStatus().canRollback()) {
                    transaction.rollback();
                }
            }
        }
        assertThat(all(Voucher.class, "id")).hasSize(fails ? 0 : 2);
    }

    @Test
    void aRowWithAStatementOfItsOwnGetsItsIdentifier() {
        changesWhatIsReturned();
        List<Voucher> vouchers = vouchers();
        upsurge(upsurge -> upsurge.insertInto(Voucher.class).chunkSize(1).execute(vouchers));
        assertThat(vouchers).extracting(voucher -> voucher.text).containsExactlyElementsOf(texts(vouchers));
    }

    @Test
    void aRowWithAStatementOfItsOwnBecomesManagedAsItIsStored() {
        boolean returned = changesWhatIsReturned();
        List<Voucher> vouchers = vouchers();
        inSession(session -> {
            Upsurge.of(session)
                    .insertInto(Voucher.class)
                    .chunkSize(1)
                    .managing()
                    .execute(vouchers);
            assertThat(vouchers).allMatch(session::contains);
            if (returned) {
                assertThat(vouchers).extracting(voucher -> voucher.code).containsExactly("xk2", "xk1");
            }
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            return null;
        });
        assertThat(vouchers).extracting(voucher -> voucher.text).containsExactlyElementsOf(texts(vouchers));
    }

    /** The database is asked what the column makes of the keys that were given. */
    @Test
    void aKeyThatItsColumnWritesInAnotherFormIsFound() {
        List<Slip> slips = List.of(new Slip("k2", "of k2"), new Slip("k1", "of k1"));
        List<Slip> managed = List.of(new Slip("k4", "of k4"), new Slip("k3", "of k3"));
        inSession(session -> {
            Upsurge.of(session).insertInto(Slip.class).execute(slips);
            Upsurge.of(session).insertInto(Slip.class).managing().execute(managed);
            assertThat(managed).allMatch(session::contains);
            assertThat(managed).extracting(slip -> slip.code).containsExactly("K4", "K3");
            return null;
        });
        Map<Object, String> stored = new HashMap<>();
        all(Slip.class, "id").forEach(slip -> stored.put(slip.id, slip.code + " " + slip.text));
        assertThat(slips).extracting(slip -> stored.get(slip.id)).containsExactly("K2 of k2", "K1 of k1");
        assertThat(managed).extracting(slip -> stored.get(slip.id)).containsExactly("K4 of k4", "K3 of k3");
    }

    @Test
    void rowsOfValuesNeedNoIdentifiers() {
        changesWhatIsReturned();
        upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .execute(Rows.maps(Voucher.class, List.of(Map.of("code", "k1"), Map.of("code", "k2")))));
        assertThat(all(Voucher.class, "code"))
                .extracting(voucher -> voucher.code)
                .containsExactly("xk1", "xk2");
    }

    @Test
    void aReferenceThatWasNotLoadedStandsForTheEntityThatBecomesManaged() {
        inSession(session -> {
            Country reference = session.getReference(Country.class, "a");
            Country given = new Country("a", "new");
            Country other = new Country("b", "new");
            List<Country> returned = Upsurge.of(session)
                    .insertInto(Country.class)
                    .managing()
                    .returning()
                    .execute(List.of(given, other))
                    .entities();

            assertThat(returned)
                    .usingElementComparator((a, b) -> a == b ? 0 : 1)
                    .containsExactly(given, other);
            database().statements().clear();
            assertThat(session.contains(given)).isTrue();
            assertThat(Hibernate.unproxy(session.find(Country.class, "a"))).isSameAs(given);
            assertThat(Hibernate.unproxy(reference)).isSameAs(given);
            assertThat(given.name).isEqualTo("new");
            assertThat(sent()).isEmpty();
            given.name = "changed";
            session.flush();
            assertThat(sent()).hasSize(1);
            return null;
        });
        assertThat(all(Country.class, "code"))
                .extracting(country -> country.name)
                .containsExactly("changed", "new");
    }

    @Test
    void anotherInstanceThatIsManagedUnderItsIdentifierIsAnErrorAsForPersist() {
        stored(new Country("a", "stored"));
        inSession(session -> {
            session.find(Country.class, "a");
            session.createNativeMutationQuery("delete from Country").executeUpdate();
            assertThatThrownBy(() -> Upsurge.of(session)
                            .insertInto(Country.class)
                            .managing()
                            .execute(List.of(new Country("a", "new"))))
                    .isInstanceOf(EntityExistsException.class);
            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            session.getTransaction().rollback();
            session.beginTransaction();
            return null;
        });
    }

    private static List<Voucher> vouchers() {
        return List.of(new Voucher("k2", "of k2"), new Voucher("k1", "of k1"));
    }

    /** The texts of the stored rows that have the vouchers' identifiers. */
    private List<String> texts(List<Voucher> vouchers) {
        Map<Object, String> stored = new HashMap<>();
        all(Voucher.class, "id").forEach(voucher -> stored.put(voucher.id, voucher.text));
        List<String> texts = new ArrayList<>();
        vouchers.forEach(voucher -> texts.add(String.valueOf(stored.get(voucher.id))));
        return texts;
    }
}
