package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.ForeignRowsException;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Operands;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Carts.Barrow;
import io.upsurge.tck.model.Carts.Cart;
import io.upsurge.tck.model.Contact;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.cfg.MultiTenancySettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No statement of a tenant's session changes, shows or deletes a row of another tenant (E11). */
public abstract class TenantContract extends Contract {

    protected TenantContract() {
        super(Contact.class, Cart.class, Barrow.class);
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, CurrentTenant.RESOLVER);
    }

    /** Hibernate makes no key over several columns on SQLite. */
    @BeforeEach
    void makeTheKeyOfEachTenant() {
        try {
            sessions()
                    .inTransaction(session -> session.createNativeMutationQuery(
                                    "create unique index uk_of_tenant on Contact (tenant, code)")
                            .executeUpdate());
        } catch (RuntimeException thereAlready) {
            database().statements().clear();
        }
    }

    private <T> T as(String tenant, Function<Session, T> work) {
        return CurrentTenant.as(tenant, () -> inSession(work));
    }

    private <T> T upsurgeAs(String tenant, Function<Upsurge, T> work) {
        return as(tenant, session -> work.apply(Upsurge.of(session)));
    }

    private void store(String tenant, Contact... contacts) {
        as(tenant, session -> {
            for (Contact contact : contacts) {
                session.persist(contact);
            }
            return tenant;
        });
    }

    @Test
    void writesRowsOfItsOwnTenant() {
        store("a", new Contact(1, "m1", "c1", "old"));

        List<Contact> stored = upsurgeAs(
                "a",
                upsurge -> upsurge.upsertAll(
                        List.of(new Contact(1, "m1", "c1", "new"), new Contact(2, "m2", "c2", "two"))));

        assertThat(stored).extracting(c -> c.tenant).containsExactly("a", "a");
        assertStored(tuple(1L, "a", "new"), tuple(2L, "a", "two"));
    }

    @Test
    void theTenantBelongsToAKeyThatEachTenantHasForItself() {
        store("b", new Contact(1, "m1", "same", "of b"));
        store("a", new Contact(2, "m2", "same", "old"));

        upsurgeAs(
                "a",
                upsurge -> upsurge.upsertInto(Contact.class)
                        .onConflict("tenant", "code")
                        .doUpdate(set -> set.excluded("name"))
                        .execute(List.of(new Contact(9, "m9", "same", "new"), new Contact(3, "m3", "other", "three"))));

        assertStored(tuple(1L, "b", "of b"), tuple(2L, "a", "new"), tuple(3L, "a", "three"));
    }

    @Test
    void refusesAKeyOfAnotherTenantAlsoWhereEachClassHasATableOfItsOwn() {
        as("b", session -> {
            session.persist(new Barrow(1, "of b"));
            return session;
        });

        assertThatThrownBy(() -> upsurgeAs(
                        "a",
                        upsurge -> upsurge.upsertInto(Barrow.class)
                                .execute(List.of(new Barrow(2, "two"), new Barrow(1, "new")))))
                .isInstanceOfSatisfying(
                        ForeignRowsException.class, e -> assertThat(e.rows()).containsExactly(1L))
                .hasMessageContaining("another tenant");

        assertThat(all(Barrow.class, "id")).extracting(b -> b.name).containsExactly("of b");
    }

    /** Hibernate adds the tenant to subqueries, so that what was planned for one tenant is not for another. */
    @Test
    void aSubqueryIsOverTheRowsOfTheTenantThatSendsIt() {
        store("a", new Contact(1, "m1", "c1", "one"));
        store("b", new Contact(2, "m2", "c2", "two"), new Contact(3, "m3", "c3", "three"));

        for (String tenant : List.of("a", "b", "a")) {
            long own = tenant.equals("a") ? 1 : 2;
            upsurgeAs(
                    tenant,
                    upsurge -> upsurge.upsertInto(Contact.class)
                            .doUpdate(set -> set.expression("name", TenantContract::lastMail))
                            .execute(List.of(new Contact(own, "m" + own, "c" + own, "x"))));
        }

        assertStored(tuple(1L, "a", "m1"), tuple(2L, "b", "m3"), tuple(3L, "b", "three"));
    }

    private static Expression<String> lastMail(Operands<Contact> row) {
        Subquery<String> last = row.builder().createQuery().subquery(String.class);
        Root<Contact> contact = last.from(Contact.class);
        return last.select(row.builder().greatest(contact.<String>get("mail")));
    }

    @Test
    void refusesAnIdentifierOfAnotherTenant() {
        store("b", new Contact(1, "m1", "c1", "of b"));

        for (Function<Upsurge, Object> call : List.<Function<Upsurge, Object>>of(
                upsurge -> upsurge.upsert(new Contact(1, "m9", "c9", "taken")),
                upsurge -> upsurge.insertIfAbsent(new Contact(1, "m9", "c9", "taken")),
                upsurge -> upsurge.upsertInto(Contact.class)
                        .onPrimaryKey()
                        .doNothing()
                        .execute(List.of(new Contact(1, "m9", "c9", "taken"))),
                upsurge -> upsurge.upsertInto(Contact.class)
                        .onConflict("mail")
                        .doUpdate(set -> set.excluded("name"))
                        .execute(List.of(new Contact(9, "m1", "c9", "taken"))),
                upsurge -> upsurge.upsertInto(Contact.class)
                        .onPrimaryKey()
                        .execute(Rows.maps(Contact.class, List.of(Map.of("id", 1L, "name", "taken")))))) {
            assertThatThrownBy(() -> upsurgeAs("a", call))
                    .isInstanceOfSatisfying(
                            ForeignRowsException.class,
                            e -> assertThat(e.rows()).containsExactly(0L))
                    .hasMessageContaining("belongs to another tenant")
                    .hasMessageNotContaining("of b");
        }
        assertStored(tuple(1L, "b", "of b"));
    }

    @Test
    void rowsOfOtherTenantsAreNotThereForAnUpdateByKey() {
        store("b", new Contact(1, "m1", "c1", "of b"));
        store("a", new Contact(2, "m2", "c2", "old"));

        MutationResult<Contact> result = upsurgeAs(
                "a",
                upsurge -> upsurge.updateByKey(Contact.class)
                        .returning()
                        .execute(Rows.maps(
                                Contact.class,
                                List.of(Map.of("id", 1L, "name", "taken"), Map.of("id", 2L, "name", "new")))));

        assertThat(result.missing()).containsExactly(0L);
        assertThat(result.entities()).extracting(c -> c.id).containsExactly(2L);
        assertStored(tuple(1L, "b", "of b"), tuple(2L, "a", "new"));
    }

    @Test
    void updatesByAKeyThatHoldsTheTenant() {
        store("b", new Contact(1, "m1", "same", "of b"));
        store("a", new Contact(2, "m2", "same", "old"));

        upsurgeAs(
                "a",
                upsurge -> upsurge.updateByKey(Contact.class)
                        .key("tenant", "code")
                        .execute(Rows.maps(Contact.class, List.of(Map.of("code", "same", "name", "new")))));

        assertStored(tuple(1L, "b", "of b"), tuple(2L, "a", "new"));
    }

    @Test
    void updatesAndDeletesByAConditionLeaveRowsOfOtherTenantsAlone() {
        store("b", new Contact(1, "m1", "c1", "of b"));
        store("a", new Contact(2, "m2", "c2", "old"), new Contact(3, "m3", "c3", "old"));

        long updated = as(
                "a",
                session -> Upsurge.of(session)
                        .update(Contact.class)
                        .value("name", "new")
                        .everyRow()
                        .execute()
                        .updated());
        MutationResult<Contact> deleted = upsurgeAs(
                "a",
                upsurge -> upsurge.deleteFrom(Contact.class)
                        .where(row -> row.builder().notEqual(row.existing("id"), 3L))
                        .returning()
                        .execute());

        assertThat(updated).isEqualTo(2);
        assertThat(deleted.entities()).extracting(c -> c.id).containsExactly(2L);
        assertStored(tuple(1L, "b", "of b"), tuple(3L, "a", "new"));
    }

    @Test
    void refusesARowThatBringsAnotherTenant() {
        assertThatThrownBy(() -> upsurgeAs(
                        "a",
                        upsurge -> upsurge.upsertInto(Contact.class)
                                .execute(Rows.maps(Contact.class, List.of(Map.of("id", 1L, "tenant", "b"))))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("Row 0", "another tenant", "Leave it out");
        assertThatThrownBy(() -> upsurgeAs("a", upsurge -> {
                    Contact contact = new Contact(1, "m1", "c1", "x");
                    contact.tenant = "b";
                    return upsurge.upsert(contact);
                }))
                .isInstanceOf(InvalidMutationException.class);
        assertStored();
    }

    @Test
    void theRootTenantWritesRowsOfAll() {
        store("b", new Contact(1, "m1", "c1", "of b"));
        store("a", new Contact(2, "m2", "c2", "of a"));

        upsurge(upsurge -> upsurge.updateByKey(Contact.class)
                .execute(Rows.maps(
                        Contact.class, List.of(Map.of("id", 1L, "name", "one"), Map.of("id", 2L, "name", "two")))));
        upsurge(upsurge -> {
            Contact contact = new Contact(1, "m1", "c1", "one more");
            contact.tenant = "b";
            return upsurge.upsert(contact);
        });
        upsurgeAs("a", upsurge -> upsurge.upsert(new Contact(2, "m2", "c2", "two more")));

        assertStored(tuple(1L, "b", "one more"), tuple(2L, "a", "two more"));
    }

    private void assertStored(org.assertj.core.groups.Tuple... expected) {
        assertThat(all(Contact.class, "id"))
                .extracting(c -> c.id, c -> c.tenant, c -> c.name)
                .containsExactly(expected);
    }
}
