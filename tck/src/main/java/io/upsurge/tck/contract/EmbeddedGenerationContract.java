package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Dossier;
import io.upsurge.tck.model.Trail;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What generators make within an embeddable, beside what is given there (T23). */
public abstract class EmbeddedGenerationContract extends Contract {

    private static final LocalDateTime THEN = LocalDateTime.of(2000, 1, 1, 0, 0);

    protected EmbeddedGenerationContract() {
        super(Dossier.class);
    }

    private static Dossier dossier(Long id, String title) {
        return new Dossier(id, title, new Trail("author of " + title, "origin of " + title));
    }

    private Dossier only() {
        return all(Dossier.class, "id").get(0);
    }

    private Trail trail() {
        return Objects.requireNonNull(only().trail);
    }

    /** Stored as an application does, long ago. */
    private void storedLongAgo() {
        stored(dossier(1L, "one"));
        datedBack(Dossier.class, "trail.begun");
        datedBack(Dossier.class, "trail.touched");
        datedBack(Dossier.class, "trail.touchedThere");
    }

    private void assertInserted() {
        assertThat(trail())
                .extracting(trail -> trail.author, trail -> trail.origin, trail -> trail.grade)
                .containsExactly("author of one", "origin of one", 5);
        assertThat(List.of(begun(), touched(), touchedThere())).allMatch(time -> time.isAfter(THEN));
    }

    /** The author is given and the times of updates are made; what only inserts write stays. */
    private void assertUpdated(String author) {
        assertThat(trail())
                .extracting(trail -> trail.author, trail -> trail.origin, trail -> trail.grade, trail -> trail.begun)
                .containsExactly(author, "origin of one", 5, THEN);
        assertThat(List.of(touched(), touchedThere())).allMatch(time -> time.isAfter(THEN));
    }

    private LocalDateTime begun() {
        return Objects.requireNonNull(trail().begun);
    }

    private LocalDateTime touched() {
        return Objects.requireNonNull(trail().touched);
    }

    private LocalDateTime touchedThere() {
        return Objects.requireNonNull(trail().touchedThere);
    }

    @Test
    void anInsertWritesWhatIsGivenAndWhatIsMade() {
        Dossier given = dossier(1L, "one");

        upsurge(upsurge -> upsurge.insertInto(Dossier.class).execute(List.of(given)));

        assertInserted();
        assertThat(Objects.requireNonNull(given.trail))
                .extracting(trail -> trail.author, trail -> trail.begun != null, trail -> trail.touched != null)
                .containsExactly("author of one", true, true);
    }

    @Test
    void anUpsertOfANewRowWritesWhatIsGivenAndWhatIsMade() {
        Dossier returned = upsurge(upsurge -> upsurge.upsert(dossier(1L, "one")));

        assertInserted();
        assertThat(returned).usingRecursiveComparison().isEqualTo(only());
    }

    @Test
    void anUpsertOfAStoredRowLeavesWhatOnlyInsertsMake() {
        storedLongAgo();
        Dossier given = dossier(1L, "two");

        Dossier returned = upsurge(upsurge -> upsurge.upsert(given));

        assertUpdated("author of two");
        assertThat(returned).usingRecursiveComparison().isEqualTo(only());
    }

    @Test
    void anUpdateByKeyOfEntitiesWritesWhatIsGivenAndMakesTheTimesOfUpdates() {
        storedLongAgo();

        upsurge(upsurge -> upsurge.updateByKey(Dossier.class).execute(List.of(dossier(1L, "two"))));

        assertUpdated("author of two");
    }

    @Test
    void anUpdateByKeyOfAnotherAttributeLeavesTheRestOfTheEmbeddable() {
        storedLongAgo();

        upsurge(upsurge -> upsurge.updateByKey(Dossier.class)
                .execute(Rows.of(Dossier.class).row(row -> row.value("id", 1L).value("title", "two"))));

        assertUpdated("author of one");
    }

    @Test
    void anUpdateByAConditionLeavesTheRestOfTheEmbeddable() {
        storedLongAgo();

        Dossier managed = inSession(session -> {
            Dossier found = session.find(Dossier.class, 1L);
            Upsurge.of(session)
                    .update(Dossier.class)
                    .value("title", "two")
                    .where(row -> row.builder().equal(row.existing("id"), 1L))
                    .execute();
            return found;
        });

        assertUpdated("author of one");
        assertThat(managed).usingRecursiveComparison().isEqualTo(only());
    }

    @Test
    void aPartMayBeSetByItself() {
        storedLongAgo();

        upsurge(upsurge -> upsurge.update(Dossier.class)
                .value("trail.author", "somebody")
                .where(row -> row.builder().equal(row.existing("id"), 1L))
                .execute());

        assertUpdated("somebody");
    }

    @Test
    void rowsThatGiveAPartHaveTheOthersMade() {
        upsurge(upsurge -> upsurge.insertInto(Dossier.class)
                .execute(Rows.of(Dossier.class)
                        .row(row -> row.value("id", 1L)
                                .value("trail.author", "author of one")
                                .value("trail.origin", "origin of one"))));

        assertInserted();
    }

    @Test
    void whatARowGivesBeatsAGenerator() {
        upsurge(upsurge -> upsurge.upsertInto(Dossier.class)
                .execute(Rows.of(Dossier.class).row(row -> row.value("id", 1L).value("trail.begun", THEN))));

        assertThat(begun()).isEqualTo(THEN);
        assertThat(touched()).isAfter(THEN);
    }

    @Test
    void anEntityWithoutTheEmbeddableGetsWhatIsMade() {
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Dossier(1L, "one", null), dossier(2L, "two"))));

        assertThat(all(Dossier.class, "id"))
                .extracting(
                        dossier -> Objects.requireNonNull(dossier.trail).author,
                        dossier -> Objects.requireNonNull(dossier.trail).begun != null,
                        dossier -> Objects.requireNonNull(dossier.trail).grade)
                .containsExactly(tuple(null, true, 5), tuple("author of two", true, 5));
    }

    /** Managed instances are not written again by the flush that follows. */
    @Test
    void aManagedInstanceIsFreshAndClean() {
        storedLongAgo();

        Dossier managed = inSession(session -> {
            Dossier found = session.find(Dossier.class, 1L);
            Upsurge.of(session).upsertInto(Dossier.class).execute(List.of(dossier(1L, "two")));
            database().statements().clear();
            session.flush();
            assertThat(database().statements().sql()).noneMatch(sql -> sql.startsWith("update"));
            return found;
        });

        assertUpdated("author of two");
        assertThat(managed).usingRecursiveComparison().isEqualTo(only());
    }

    @Test
    void refusesTheWholeEmbeddableWhereTheDatabaseMakesAPart() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.update(Dossier.class)
                        .value("trail", new Trail("a", "b"))
                        .where(row -> row.builder().equal(row.existing("id"), 1L))
                        .execute()))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("the database generates its part 'trail.grade'");
        assertThat(sent()).isEmpty();
    }
}
