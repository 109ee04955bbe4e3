package io.upsurge.tck.contract;

import io.upsurge.tck.values.ValueKind;
import io.upsurge.tck.values.ValueKinds;
import io.upsurge.tck.values.ValueRow;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are stored as {@code persist} stores them wherever the application, its sessions and the server are (T42). */
public abstract class ZonesContract extends Contract {

    protected ZonesContract() {}

    @ParameterizedTest
    @CsvSource({"America/St_Johns, ''", "America/St_Johns, UTC", "Europe/Zurich, Asia/Tokyo"})
    void storesTimesLikePersist(String application, String sessions) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(application));
        try {
            ValueKinds.times().forEach(kind -> stores(kind, sessions));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private <T extends ValueRow> void stores(ValueKind<T, ?> kind, String zone) {
        List<Class<?>> entities = List.copyOf(
                ValueKinds.times().stream().<Class<?>>map(ValueKind::entity).toList());
        Map<String, ?> settings = zone.isEmpty() ? Map.of() : Map.of(JdbcSettings.JDBC_TIME_ZONE, zone);
        new LikePersist<>(
                        () -> database().sessionFactory(settings, entities.toArray(Class<?>[]::new)),
                        kind.entity(),
                        ValueRow::seen)
                .stores(() -> kind.rows(0), () -> kind.rows(1));
    }
}
