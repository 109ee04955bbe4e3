package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Duplicates;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.StaleRowsException;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Deed;
import io.upsurge.tck.model.Letter;
import io.upsurge.tck.model.Letter_;
import io.upsurge.tck.model.Told;
import jakarta.persistence.TransactionRequiredException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks and entity listeners: what may happen is announced, what did happen is told exactly (T34). */
public abstract class CallbackContract extends Contract {

    protected CallbackContract() {
        super(Letter.class, Deed.class);
    }

    @BeforeEach
    void forget() {
        Told.forget();
    }

    private static List<Letter> letters(String... codes) {
        return Stream.of(codes).map(code -> new Letter(code, "new " + code)).toList();
    }

    /** Stores letters, and forgets what was told of them. */
    private void known(String... codes) {
        stored(letters(codes).toArray());
        Told.forget();
    }

    private static List<String> after() {
        return Told.events().stream().filter(event -> event.startsWith("post")).toList();
    }

    @Test
    void anInsertTakesTheValuesThatAListenerHasSet() {
        List<Letter> given = letters("b", "a");

        upsurge(upsurge -> upsurge.insertInto(Letter.class).execute(given));

        assertThat(Told.events())
                .startsWith("prePersist b", "prePersist a")
                .hasSize(4)
                .contains("postPersist a", "postPersist b");
        assertThat(all(Letter.class, "code"))
                .extracting(letter -> letter.written)
                .containsExactly("today", "today");
        assertThat(all(Letter.class, "code"))
                .extracting(letter -> letter.revised)
                .containsOnlyNulls();
    }

    @Test
    void whoIsToldOfAnInsertSeesTheIdentifierInTheEntityThatWasGiven() {
        List<Letter> given = letters("a");
        StringBuilder seen = new StringBuilder();
        Told.react(event -> seen.append(event).append(given.get(0).id).append(' '));

        upsurge(upsurge -> upsurge.insertInto(Letter.class).execute(given));

        assertThat(given.get(0).id).isNotNull();
        assertThat(seen).hasToString("prePersist anull postPersist a" + given.get(0).id + " ");
        assertThat(Told.entities()).containsOnly(given.get(0));
    }

    @Test
    void nobodyIsToldOfAnInsertThatFailed() {
        known("b");

        assertThatThrownBy(() ->
                        upsurge(upsurge -> upsurge.insertInto(Letter.class).execute(letters("a", "b"))))
                .isInstanceOf(RuntimeException.class);

        assertThat(after()).isEmpty();
    }

    @Test
    void rowsOfValuesHaveNoEntityToTellOf() {
        known("b");
        upsurge(upsurge -> upsurge.insertInto(Letter.class)
                .execute(Rows.maps(Letter.class, List.of(Map.of("code", "a", "written", "then")))));
        upsurge(upsurge -> upsurge.upsertInto(Letter.class)
                .onConflict(Letter_.code)
                .execute(Rows.maps(Letter.class, List.of(Map.of("code", "b", "written", "then")))));
        upsurge(upsurge -> upsurge.updateByKey(Letter.class)
                .key(Letter_.code)
                .execute(Rows.maps(Letter.class, List.of(Map.of("code", "a", "text", "new")))));

        assertThat(Told.events()).isEmpty();
        assertThat(all(Letter.class, "code"))
                .extracting(letter -> letter.written)
                .containsExactly("then", "today");
    }

    @Test
    void statementsByAConditionTellNobody() {
        known("a");

        upsurge(upsurge -> upsurge.update(Letter.class)
                .value(Letter_.text, "changed")
                .everyRow()
                .execute());

        assertThat(Told.events()).isEmpty();
    }

    @Test
    void anUpdateByKeyTellsOfTheRowsThatWereThere() {
        known("a");

        MutationResult<Letter> result = upsurge(
                upsurge -> upsurge.updateByKey(Letter.class).key(Letter_.code).execute(letters("missing", "a")));

        assertThat(result.missing()).containsExactly(0L);
        assertThat(Told.events()).containsExactly("preUpdate missing", "preUpdate a", "postUpdate a");
        assertThat(all(Letter.class, "code"))
                .extracting(letter -> letter.revised)
                .containsExactly("today");
    }

    @Test
    void anUpdateByKeyTellsNothingOfTheRowsThatAConditionLeftAlone() {
        known("a", "b");

        upsurge(upsurge -> upsurge.updateByKey(Letter.class)
                .key(Letter_.code)
                .where(row -> row.builder().equal(row.existing(Letter_.code), "b"))
                .execute(letters("a", "b")));

        assertThat(after()).containsExactly("postUpdate b");
    }

    @Test
    void anUpsertAnnouncesBothAndTellsWhatHappened() {
        known("old");

        upsurge(upsurge ->
                upsurge.upsertInto(Letter.class).onConflict(Letter_.code).execute(letters("new", "old")));

        assertThat(Told.events().subList(0, 4))
                .containsExactly("prePersist new", "preUpdate new", "prePersist old", "preUpdate old");
        assertThat(after()).containsExactlyInAnyOrder("postPersist new", "postUpdate old");
    }

    @Test
    void anUpsertLeavesWhatAnInsertHasSet() {
        known("old");
        Told.react(event -> ((Letter) Told.entities().get(0)).written = "later");

        upsurge(upsurge ->
                upsurge.upsertInto(Letter.class).onConflict(Letter_.code).execute(letters("old")));

        Letter stored = all(Letter.class, "code").get(0);
        assertThat(stored.written).isEqualTo("today");
        assertThat(stored.revised).isEqualTo("today");
        assertThat(stored.text).isEqualTo("new old");
    }

    @Test
    void whatIsInsertedIfAbsentIsNoUpdate() {
        known("old");

        upsurge(upsurge -> upsurge.upsertInto(Letter.class)
                .onConflict(Letter_.code)
                .doNothing()
                .execute(letters("new", "old")));

        assertThat(Told.events()).containsExactly("prePersist new", "prePersist old", "postPersist new");
    }

    @Test
    void anUpsertTellsNothingOfTheRowsThatItLeftAlone() {
        known("held", "free", "same");
        upsurge(upsurge -> upsurge.updateByKey(Letter.class)
                .key(Letter_.code)
                .execute(Rows.maps(
                        Letter.class, List.of(Map.of("code", "same", "text", "new same", "revised", "today")))));

        upsurge(upsurge -> upsurge.upsertInto(Letter.class)
                .onConflict(Letter_.code)
                .doUpdate(set -> set.excluded(Letter_.text, Letter_.revised)
                        .where(row -> row.builder().notEqual(row.existing(Letter_.code), "held")))
                .onlyIfChanged()
                .execute(letters("held", "free", "same", "new")));

        assertThat(after()).containsExactlyInAnyOrder("postUpdate free", "postPersist new");
    }

    @Test
    void whatComesBackIsWhatIsToldOf() {
        known("old");
        List<Letter> given = letters("new", "old");

        List<Letter> stored = upsurge(upsurge -> upsurge.upsertAll(given));

        assertThat(Told.entities().subList(0, 4)).doesNotContainAnyElementsOf(stored);
        assertThat(Told.entities().subList(4, 6)).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(stored).doesNotContainAnyElementsOf(given).allMatch(letter -> letter.id != null);
        assertThat(given).allMatch(letter -> letter.id == null);
    }

    @Test
    void whereNothingComesBackTheGivenEntityIsToldOfWithItsIdentifier() {
        known("old");
        List<Letter> given = letters("new", "old");

        MutationResult<Letter> result = upsurge(upsurge ->
                upsurge.upsertInto(Letter.class).onConflict(Letter_.code).execute(given));

        assertThat(Told.entities()).containsOnlyElementsOf(given);
        assertThat(all(Letter.class, "code"))
                .extracting(letter -> letter.id)
                .containsExactly(given.get(0).id, given.get(1).id);
        assertThat(result.rows()).extracting(RowResult::tuple).containsOnlyNulls();
    }

    @Test
    void aStatelessSessionTellsOfTheGivenEntityFilledIn() {
        known("old");
        List<Letter> given = letters("new", "old");
        StringBuilder seen = new StringBuilder();
        Told.react(event -> {
            if (event.startsWith("post")) {
                seen.append(((Letter) Told.entities().get(Told.entities().size() - 1)).id == null ? "?" : "!");
            }
        });

        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            assertThat(Upsurge.of(session).upsertAll(given)).containsExactlyElementsOf(given);
            session.getTransaction().commit();
        }

        assertThat(seen).hasToString("!!");
        assertThat(Told.entities()).containsOnlyElementsOf(given);
        assertThat(after()).containsExactlyInAnyOrder("postPersist new", "postUpdate old");
    }

    @Test
    void aStreamTellsChunkByChunk() {
        upsurge(upsurge -> upsurge.insertInto(Letter.class).chunkSize(1).execute(letters("a", "b").stream()));

        assertThat(Told.events()).containsExactly("prePersist a", "postPersist a", "prePersist b", "postPersist b");
    }

    @Test
    void aRowThatLostToItsTwinIsNotToldOf() {
        upsurge(upsurge -> upsurge.upsertInto(Letter.class)
                .onConflict(Letter_.code)
                .duplicates(Duplicates.LAST_WINS)
                .execute(letters("a", "a")));

        assertThat(after()).containsExactly("postPersist a");
    }

    @Test
    void rowsThatComeAgainAreToldOfAgain() {
        upsurge(upsurge -> upsurge.upsertInto(Letter.class)
                .onConflict(Letter_.code)
                .duplicates(Duplicates.IN_ORDER)
                .execute(letters("a", "a")));

        assertThat(after()).containsExactly("postPersist a", "postUpdate a");
    }

    @Test
    void aListenerThatThrowsBeforehandPreventsAllAndTheTransactionGoesOn() {
        Told.react(event -> {
            throw new IllegalStateException("not " + event);
        });

        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            assertThatThrownBy(() -> upsurge.upsertAll(letters("a"))).hasMessage("not prePersist a");
            assertThat(sent()).isEmpty();
            Told.forget();
            return upsurge.upsertAll(letters("b"));
        });

        assertThat(all(Letter.class, "code")).extracting(letter -> letter.code).containsExactly("b");
    }

    @Test
    void aListenerThatThrowsAfterwardsTakesItAllBack() {
        Told.react(event -> {
            if (event.startsWith("post")) {
                throw new IllegalStateException("not " + event);
            }
        });

        inSession(session -> {
            assertThatThrownBy(
                            () -> Upsurge.of(session).insertInto(Letter.class).execute(letters("a")))
                    .hasMessage("not postPersist a");
            assertThat(sent()).isNotEmpty();
            return session;
        });

        assertThat(all(Letter.class, "code")).isEmpty();
    }

    @Test
    void nobodyIsToldOfWhatIsRefused() {
        try (var session = sessions().openSession()) {
            assertThatThrownBy(() -> Upsurge.of(session).upsertAll(letters("a")))
                    .isInstanceOf(TransactionRequiredException.class);
        }
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Letter.class)
                        .onAnyUniqueKey()
                        .doNothing()
                        .execute(letters("a"))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("onAnyUniqueKey()", "listeners", "Name the conflict target");
        inSession(session -> {
            Letter managed =
                    session.createSelectionQuery("from Letter", Letter.class).getSingleResultOrNull();
            assertThat(managed).isNull();
            Letter own = new Letter("own", "text");
            session.persist(own);
            session.flush();
            Told.forget();
            return assertThatThrownBy(
                            () -> Upsurge.of(session).insertInto(Letter.class).execute(List.of(own)))
                    .isInstanceOf(InvalidMutationException.class);
        });

        assertThat(Told.events()).isEmpty();
    }

    @Test
    void aCallbackMaySetTheIdentifier() {
        Deed deed = upsurge(upsurge -> upsurge.upsert(new Deed(null, "text")));

        assertThat(deed.id).isEqualTo(100L);
        assertThat(all(Deed.class, "id")).extracting(found -> found.text).containsExactly("text");
    }

    @Test
    void aStaleRowIsNotToldOf() {
        stored(new Deed(1L, "one"), new Deed(2L, "two"));
        Deed stale = new Deed(1L, "new");
        stale.version = 7;
        Deed fresh = new Deed(2L, "new");
        fresh.version = 0;

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertAll(List.of(stale, fresh))))
                .isInstanceOf(StaleRowsException.class);
        assertThat(after()).containsExactly("postUpdate 2");
        Told.forget();
        assertThatThrownBy(
                        () -> upsurge(upsurge -> upsurge.updateByKey(Deed.class).execute(List.of(stale, fresh))))
                .isInstanceOf(StaleRowsException.class);
        assertThat(after()).containsExactly("postUpdate 2");
    }

    @Test
    void outcomesAreExactWhereAListenerIsToldThem() {
        known("old");

        MutationResult<Letter> result = upsurge(upsurge ->
                upsurge.upsertInto(Letter.class).onConflict(Letter_.code).execute(letters("new", "old")));

        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.INSERTED, Outcome.UPDATED);
    }

    @Test
    void rowsThatNobodyIsToldOfNeedNoExactOutcomes() {
        MutationResult<Letter> result = upsurge(upsurge -> upsurge.upsertInto(Letter.class)
                .onConflict(Letter_.code)
                .execute(Rows.maps(Letter.class, List.of(Map.of("code", "a", "written", "then", "text", "new")))));

        assertThat(sent()).hasSize(1);
        assertThat(result.rows().get(0).outcome())
                .isEqualTo(can(Capability.RETURNS_OUTCOME) ? Outcome.INSERTED : Outcome.UNKNOWN);
    }
}
