package io.upsurge.tck.mapping;

import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.Parted;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;

/** Each tenant has a schema of its own, or a catalog: all laws hold in that of the session's tenant. */
final class TenantsApart implements Circumstance {

    private static final Sample<Parted> ROWS = Sample.of(
                    mappingOf(), Parted.class, "code", (given, i) -> new Parted((long) i, "code " + i, "text " + i))
            .changing("text", (given, i) -> "other " + i);

    private static String mappingOf() {
        return "a schema or a catalog for each tenant";
    }

    @Override
    public String mapping() {
        return mappingOf();
    }

    @Override
    public String cell(TestDatabase database) throws SQLException {
        SchemaPerTenant tenants = new SchemaPerTenant(database);
        if (!tenants.isPossible()) {
            return NONE_THERE;
        }
        tenants.create(
                "upsurge_parted",
                "id bigint not null primary key, code varchar(20) not null unique, text varchar(100)");
        try (SessionFactory sessions = database.sessionFactory(
                Map.of(
                        MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
                        tenants,
                        SchemaToolingSettings.HBM2DDL_AUTO,
                        "none"),
                Parted.class)) {
            MappingProbe probe = new MappingProbe(
                    sessions,
                    database.statements(),
                    List.of(ROWS),
                    () -> sessions.withOptions()
                            .tenantIdentifier((Object) SchemaPerTenant.TENANTS.get(0))
                            .openSession(),
                    session -> {});
            return MappingTable.cell(probe.verdicts(ROWS));
        } finally {
            tenants.drop();
        }
    }
}
