package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.mapping.SchemaPerTenant;
import io.upsurge.tck.model.Parted;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where each tenant has a schema of its own, statements are about the rows of the session's tenant (T31). */
public abstract class TenantSchemaContract {

    private static final String NORTH = SchemaPerTenant.TENANTS.get(0);
    private static final String SOUTH = SchemaPerTenant.TENANTS.get(1);

    private SchemaPerTenant tenants;
    private SessionFactory sessions;

    protected abstract TestDatabase database();

    @BeforeEach
    void schemas() throws SQLException {
        tenants = new SchemaPerTenant(database());
        assumeTrue(tenants.isPossible(), "this database has neither schemas nor catalogs");
        tenants.create(
                "upsurge_parted",
                "id bigint not null primary key, code varchar(20) not null unique, text varchar(100)");
        sessions = database()
                .sessionFactory(
                        Map.of(
                                MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
                                tenants,
                                SchemaToolingSettings.HBM2DDL_AUTO,
                                "none"),
                        Parted.class);
    }

    @AfterEach
    void dropSchemas() throws SQLException {
        if (sessions != null) {
            sessions.close();
            tenants.drop();
        }
    }

    private <T extends @Nullable Object> T in(String tenant, Function<Session, T> work) {
        try (Session session =
                sessions.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            session.beginTransaction();
            T result = work.apply(session);
            session.getTransaction().commit();
            return result;
        }
    }

    private List<Parted> all(String tenant) {
        return in(
                tenant,
                session -> session.createSelectionQuery("from Parted order by id", Parted.class)
                        .getResultList());
    }

    @Test
    void everyStatementIsAboutTheTenantOfTheSession() {
        in(SOUTH, session -> {
            session.persist(new Parted(1L, "a", "of the south"));
            return null;
        });
        in(NORTH, session -> {
            Upsurge upsurge = Upsurge.of(session);
            Parted stored = upsurge.upsert(new Parted(1L, "a", "of the north"));
            assertThat(session.contains(stored)).isTrue();
            upsurge.insertInto(Parted.class).execute(List.of(new Parted(2L, "b", "B"), new Parted(3L, "c", "C")));
            MutationResult<Parted> byCode = upsurge.upsertInto(Parted.class)
                    .onNaturalId()
                    .returning()
                    .execute(List.of(new Parted(9L, "c", "CC"), new Parted(4L, "d", "D")));
            assertThat(byCode.entities()).extracting(row -> row.id).containsExactly(3L, 4L);
            MutationResult<Parted> updated = upsurge.updateByKey(Parted.class)
                    .execute(Rows.maps(
                            Parted.class, List.of(Map.of("id", 2L, "text", "BB"), Map.of("id", 7L, "text", "x"))));
            assertThat(updated.missing()).containsExactly(1L);
            upsurge.update(Parted.class)
                    .value("text", "AA")
                    .where(row -> row.builder().equal(row.existing("code"), "a"))
                    .execute();
            assertThat(stored.text).isEqualTo("AA");
            assertThat(upsurge.deleteFrom(Parted.class)
                            .where(row -> row.builder().equal(row.existing("code"), "d"))
                            .execute()
                            .deleted())
                    .isEqualTo(1);
            assertThat(session.isDirty()).isFalse();
            return null;
        });

        assertThat(all(NORTH))
                .extracting(row -> row.id, row -> row.text)
                .containsExactly(tuple(1L, "AA"), tuple(2L, "BB"), tuple(3L, "CC"));
        assertThat(all(SOUTH)).extracting(row -> row.id, row -> row.text).containsExactly(tuple(1L, "of the south"));
    }

    @Test
    void aStatelessSessionIsOfATenantToo() {
        try (StatelessSession session =
                sessions.withStatelessOptions().tenantIdentifier((Object) SOUTH).openStatelessSession()) {
            session.beginTransaction();
            Upsurge.of(session).upsertAll(List.of(new Parted(1L, "a", "A")));
            Upsurge.of(session).upsertAll(List.of(new Parted(1L, "a", "AA"), new Parted(2L, "b", "B")));
            session.getTransaction().commit();
        }
        assertThat(all(SOUTH)).extracting(row -> row.text).containsExactly("AA", "B");
        assertThat(all(NORTH)).isEmpty();
    }

    @Test
    void theSchemaThatIsVerifiedIsThatOfTheTenant() {
        in(
                NORTH,
                session -> Upsurge.of(session)
                        .upsertInto(Parted.class)
                        .onConflict("code")
                        .verifySchema()
                        .execute(List.of(new Parted(1L, "a", "A"))));

        assertThat(all(NORTH)).hasSize(1);
        assertThat(all(SOUTH)).isEmpty();
    }
}
