package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Book_;
import io.upsurge.tck.model.Inspector;
import io.upsurge.tck.model.Letter;
import io.upsurge.tck.model.Letter_;
import io.upsurge.tck.model.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hibernate's own event listeners, and their veto (T34). */
public abstract class ListenerContract extends Contract {

    protected ListenerContract() {
        super(Book.class, Letter.class);
    }

    @Override
    protected Map<String, ?> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String event : List.of("insert", "update", "upsert")) {
            settings.put("hibernate.event.listener.pre-" + event, Inspector.class.getName());
            settings.put("hibernate.event.listener.post-" + event, Inspector.class.getName());
        }
        return settings;
    }

    @BeforeEach
    void forget() {
        Told.forget();
    }

    private void known(Object... entities) {
        stored(entities);
        Told.forget();
    }

    @Test
    void anInsertIsAnInsert() {
        List<Book> given = List.of(new Book("b", "two", 1), new Book("a", "one", 1));

        upsurge(upsurge -> upsurge.insertInto(Book.class).execute(given));

        assertThat(Told.events())
                .startsWith("preInsert b", "preInsert a")
                .hasSize(4)
                .contains("postInsert a", "postInsert b");
        assertThat(Told.entities()).containsOnlyElementsOf(given);
    }

    @Test
    void anUpdateByKeyIsAnUpdateOfWhatWasThere() {
        known(new Book("a", "old", 1));

        upsurge(upsurge -> upsurge.updateByKey(Book.class)
                .key(Book_.isbn)
                .execute(List.of(new Book("missing", "new", 1), new Book("a", "new", 1))));

        assertThat(Told.events()).containsExactly("preUpdate missing", "preUpdate a", "postUpdate a");
    }

    @Test
    void anUpsertIsAnUpsert() {
        known(new Book("old", "old", 1));

        upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .onConflict(Book_.isbn)
                .execute(List.of(new Book("new", "new", 1), new Book("old", "new", 1))));

        assertThat(Told.events())
                .startsWith("preUpsert new", "preUpsert old")
                .hasSize(4)
                .contains("postUpsert new", "postUpsert old");
    }

    @Test
    void whoIsToldOfUpsertsIsNotToldOfRowsThatWereLeftAlone() {
        known(new Book("old", "old", 1), new Book("same", "new", 1));

        upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .onConflict(Book_.isbn)
                .doNothing()
                .execute(List.of(new Book("new", "new", 1), new Book("old", "new", 1))));
        assertThat(Told.events()).containsExactly("preUpsert new", "preUpsert old", "postUpsert new");

        Told.forget();
        upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .onConflict(Book_.isbn)
                .doUpdate(set -> set.excluded(Book_.title))
                .onlyIfChanged()
                .execute(List.of(new Book("same", "new", 1), new Book("old", "new", 1))));
        assertThat(Told.events()).containsExactly("preUpsert same", "preUpsert old", "postUpsert old");
    }

    @Test
    void aStatelessSessionTellsTheSame() {
        known(new Book("old", "old", 1));
        Book given = new Book("old", "new", 1);

        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            Upsurge.of(session).upsert(given);
            Upsurge.of(session).updateByKey(Book.class).execute(List.of(given));
            Upsurge.of(session).insertInto(Book.class).execute(List.of(new Book("a", "one", 1)));
            session.getTransaction().commit();
        }

        assertThat(Told.events())
                .containsExactly(
                        "preUpsert old",
                        "postUpsert old",
                        "preUpdate old",
                        "postUpdate old",
                        "preInsert a",
                        "postInsert a");
    }

    @Test
    void whatAListenerChangesIsWritten() {
        Book given = new Book("a", "long", 1);

        upsurge(upsurge -> upsurge.insertInto(Book.class).execute(List.of(given)));
        assertThat(given.title).isEqualTo("short");
        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("short");

        known(new Book("b", "old", 1));
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Book("a", "new", 1), new Book("b", "long", 1))));
        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("new", "short");
    }

    @Test
    void aRowThatMeetsAVetoIsSkipped() {
        known(new Book("b", "old", 1));
        List<Book> given = List.of(new Book("a", "new", 1), new Book("b", "veto", 1), new Book("c", "veto", 1));

        MutationResult<Book> result = upsurge(
                upsurge -> upsurge.upsertInto(Book.class).onConflict(Book_.isbn).execute(given));

        assertThat(result.skipped()).isEqualTo(2);
        assertThat(result.rows()).extracting(RowResult::index).containsExactly(0L, 1L, 2L);
        assertThat(result.rows().get(1).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("new", "old");
        assertThat(Told.events()).last().isEqualTo("postUpsert a");
    }

    @Test
    void whereAllRowsMeetAVetoNothingIsSent() {
        MutationResult<Book> result =
                upsurge(upsurge -> upsurge.insertInto(Book.class).execute(List.of(new Book("a", "veto", 1))));

        assertThat(result.skipped()).isEqualTo(1);
        assertThat(sent()).isEmpty();
        assertThat(Told.events()).containsExactly("preInsert a");
    }

    @Test
    void aVetoIsRefusedWhereEveryRowIsToComeBack() {
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            assertThatThrownBy(() -> upsurge.upsertAll(List.of(new Book("a", "new", 1), new Book("b", "veto", 1))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("Row 1 of Book", "veto", "leave returning(..) out");
            assertThat(sent()).isEmpty();
            return session;
        });
        assertThat(all(Book.class, "isbn")).isEmpty();
    }

    @Test
    void rowsOfValuesHaveNoEntityToTellOf() {
        upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .onConflict(Book_.isbn)
                .execute(Rows.maps(Book.class, List.of(Map.of("isbn", "a", "title", "veto")))));

        assertThat(Told.events()).isEmpty();
        assertThat(all(Book.class, "isbn")).hasSize(1);
    }

    @Test
    void callbacksAreToldFirst() {
        known(new Letter("a", "old"));

        upsurge(upsurge ->
                upsurge.upsertInto(Letter.class).onConflict(Letter_.code).execute(List.of(new Letter("a", "new"))));

        assertThat(Told.events())
                .containsExactly("prePersist a", "preUpdate a", "preUpsert a", "postUpdate a", "postUpsert a");
    }
}
