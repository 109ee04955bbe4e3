package io.upsurge.tck.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.upsurge.tck.StoredType;
import io.upsurge.tck.values.ValueKind;
import io.upsurge.tck.values.ValueKinds;
import io.upsurge.tck.values.ValueRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are stored as {@code persist} stores them wherever the application, its sessions and the server are (T42). */
public abstract class ZonesContract extends Contract {

    private static final Set<StoredType> DIRECT =
            Set.of(StoredType.LOCAL_DATE, StoredType.LOCAL_TIME, StoredType.LOCAL_DATE_TIME);

    protected ZonesContract() {}

    /** The types that Hibernate itself cannot store on this database. */
    protected Set<StoredType> notStored() {
        return Set.of();
    }

    /** Whether the driver takes and gives {@code java.time} values as they are. */
    protected boolean carriesTimes() {
        return true;
    }

    @ParameterizedTest
    @CsvSource({
        "America/St_Johns, '', false",
        "America/St_Johns, UTC, false",
        "Europe/Zurich, Asia/Tokyo, false",
        "America/St_Johns, '', true",
        "Europe/Zurich, Asia/Tokyo, true"
    })
    void storesTimesLikePersist(String application, String sessions, boolean direct) {
        assumeTrue(carriesTimes() || !direct, "the driver carries no values of java.time");
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(application));
        try {
            times(direct).forEach(kind -> stores(kind, sessions, direct));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** Hibernate has no tables or no driver for the others where it gives them to the driver as they are. */
    private List<ValueKind<?, ?>> times(boolean direct) {
        return ValueKinds.times().stream()
                .filter(kind -> !notStored().contains(kind.type()))
                .filter(kind -> !direct || DIRECT.contains(kind.type()))
                .toList();
    }

    private <T extends ValueRow> void stores(ValueKind<T, ?> kind, String zone, boolean direct) {
        Class<?>[] entities = times(direct).stream().map(ValueKind::entity).toArray(Class<?>[]::new);
        Map<String, Object> settings = new HashMap<>();
        settings.put(MappingSettings.JAVA_TIME_USE_DIRECT_JDBC, direct);
        if (!zone.isEmpty()) {
            settings.put(JdbcSettings.JDBC_TIME_ZONE, zone);
        }
        new LikePersist<>(() -> database().sessionFactory(settings, entities), kind.entity(), ValueRow::seen)
                .stores(() -> kind.rows(0), () -> kind.rows(1));
    }
}
