package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Tome;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.cfg.MappingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of many megabytes come back as they were given (T38). */
public abstract class HugeValuesContract extends Contract {

    /** As much as fits into a packet of 16 MiB, which is MariaDB's default, with all else that belongs to it. */
    private static final int HUGE = 15 << 20;

    private static final int MEGABYTE = 1 << 20;

    protected HugeValuesContract() {
        super(Tome.class);
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of(MappingSettings.JSON_FORMAT_MAPPER, FlatJson.INSTANCE);
    }

    private static String text(int size) {
        return "0123456789abcde\n".repeat(size / 16);
    }

    private static Tome tome(int what, String text) {
        Tome tome = new Tome(1L);
        switch (what) {
            case 0 -> tome.text = text;
            case 1 -> tome.content = text.getBytes(StandardCharsets.US_ASCII);
            default -> tome.labels = Map.of("long", text.replace("\n", " ").substring(0, MEGABYTE));
        }
        return tome;
    }

    private static @Nullable Object held(int what, Tome tome) {
        return switch (what) {
            case 0 -> tome.text;
            case 1 -> tome.content == null ? null : new String(tome.content, StandardCharsets.US_ASCII);
            default -> tome.labels;
        };
    }

    /** Said as a truth, for a failure that printed both would be as long. */
    private void comesBack(BiFunction<Upsurge, Tome, ?> statement, Function<String, String> change) {
        String text = change.apply(text(HUGE));
        for (int what : List.of(0, 1, 2)) {
            upsurge(upsurge -> statement.apply(upsurge, tome(what, text)));
            Object stored = held(what, all(Tome.class, "id").get(0));
            assertThat(Objects.equals(stored, held(what, tome(what, text))))
                    .as("the same came back")
                    .isTrue();
        }
    }

    @Test
    void areUpserted() {
        comesBack(Upsurge::upsert, text -> text);
        comesBack(Upsurge::upsert, text -> text.replace('a', 'z'));
    }

    @Test
    void areUpdatedByKey() {
        stored(new Tome(1L));

        comesBack((upsurge, tome) -> upsurge.updateByKey(Tome.class).execute(List.of(tome)), text -> text);
    }

    /** What is allocated in all bounds what is held at once; drivers take one to seven times the value. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void takeAsMuchMemoryAsByPersist(int what) {
        upsurge(upsurge -> upsurge.upsertInto(Tome.class).execute(List.of(tome(what, text(MEGABYTE)))));
        stored(new Tome(2L));
        Tome tome = tome(what, text(HUGE));
        tome.id = 3L;
        long persisted = inSession(session -> allocated(() -> {
            session.persist(tome);
            session.flush();
        }));
        tome.id = 4L;

        long upserted = inSession(session ->
                allocated(() -> Upsurge.of(session).upsertInto(Tome.class).execute(List.of(tome))));

        assertThat(upserted).isLessThan(persisted + HUGE / 4);
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void areInsertedBesideOthers() {
        byte[] content = text(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
        List<Tome> tomes = List.of(new Tome(1L), new Tome(2L), new Tome(3L));
        tomes.forEach(tome -> tome.content = content);

        upsurge(upsurge -> upsurge.insertInto(Tome.class).execute(tomes));

        assertThat(all(Tome.class, "id"))
                .hasSize(3)
                .allMatch(tome -> Arrays.equals(tome.content, content), "holds its megabyte");
    }
}
