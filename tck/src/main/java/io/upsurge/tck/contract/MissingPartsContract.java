package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.upsurge.ForeignRowsException;
import io.upsurge.tck.model.Sign;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of which somebody has deleted what they have in one of their tables: nothing of them is written and then lost. */
public abstract class MissingPartsContract extends Contract {

    protected MissingPartsContract() {
        super(Sign.class, Sign.OfRoad.class);
    }

    @Test
    void anUpsertOfARowThatIsNotWholeIsRefused() {
        storeHalfOfTheSecond();

        for (boolean returning : new boolean[] {false, true}) {
            ForeignRowsException refused = catchThrowableOfType(
                    ForeignRowsException.class,
                    () -> upsurge(upsurge -> {
                        var upsert = upsurge.upsertInto(Sign.OfRoad.class);
                        return (returning ? upsert.returning() : upsert).execute(signs("new"));
                    }));

            assertThat(refused).hasMessageContainingAll("OfRoad", "[1]");
            assertThat(refused.rows()).containsExactly(1L);
            assertThat(texts()).containsExactly("old", "old", "old");
        }
    }

    @Test
    void anUpdateByKeyMissesIt() {
        storeHalfOfTheSecond();

        var result = upsurge(upsurge -> upsurge.updateByKey(Sign.OfRoad.class).execute(signs("new")));

        assertThat(result.missing()).containsExactly(1L);
        assertThat(texts()).containsExactly("new", "old", "new");
    }

    @Test
    void anUpdateAndADeleteByAConditionLeaveItAlone() {
        storeHalfOfTheSecond();

        assertThat(upsurge(upsurge -> upsurge.update(Sign.OfRoad.class)
                                .value("text", "new")
                                .value("road", "new")
                                .everyRow()
                                .execute())
                        .updated())
                .isEqualTo(2);
        assertThat(texts()).containsExactly("new", "old", "new");
        assertThat(upsurge(upsurge ->
                                upsurge.deleteFrom(Sign.OfRoad.class).everyRow().execute())
                        .deleted())
                .isEqualTo(2);
        assertThat(texts()).containsExactly("old");
    }

    private void storeHalfOfTheSecond() {
        sessions().inTransaction(session -> {
            signs("old").forEach(session::persist);
            session.flush();
            session.createNativeMutationQuery("delete from sign_of_road where sign_id = 2")
                    .executeUpdate();
        });
    }

    private List<String> texts() {
        return sessions()
                .fromTransaction(session -> session.createNativeQuery("select text from Sign order by id", String.class)
                        .getResultList());
    }

    private static List<Sign.OfRoad> signs(String text) {
        return List.of(
                new Sign.OfRoad(1, "c1", text, text),
                new Sign.OfRoad(2, "c2", text, text),
                new Sign.OfRoad(3, "c3", text, text));
    }
}
