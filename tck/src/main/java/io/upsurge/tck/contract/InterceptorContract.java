package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Book_;
import io.upsurge.tck.model.Custodian;
import io.upsurge.tck.model.Told;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.StatelessSessionBuilder;
import org.hibernate.cfg.SessionEventSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The interceptor hears what the session's own methods would tell it, and what it changes is written (T34). */
public abstract class InterceptorContract extends Contract {

    protected InterceptorContract() {
        super(Book.class);
    }

    @BeforeEach
    void forget() {
        Told.forget();
    }

    private void intercepted(Consumer<Session> work) {
        try (Session session =
                sessions().withOptions().interceptor(new Custodian()).openSession()) {
            session.beginTransaction();
            work.accept(session);
            session.getTransaction().commit();
        }
    }

    private List<String> titles() {
        return all(Book.class, "isbn").stream().map(book -> book.title).toList();
    }

    @Test
    void anInsertPersists() {
        Book given = new Book("a", null, 1);

        intercepted(session -> Upsurge.of(session).insertInto(Book.class).execute(List.of(given)));

        assertThat(Told.events()).containsExactly("persist");
        assertThat(Told.entities()).containsExactly(given);
        assertThat(given.title).isEqualTo("untitled");
        assertThat(titles()).containsExactly("untitled");
    }

    @Test
    void anUpdateByKeyChanges() {
        stored(new Book("a", "old", 1));

        intercepted(session ->
                Upsurge.of(session).updateByKey(Book.class).key(Book_.isbn).execute(List.of(new Book("a", null, 1))));

        assertThat(Told.events()).containsExactly("dirty");
        assertThat(titles()).containsExactly("untitled");
    }

    @Test
    void aManagedEntityIsToldOfWithWhatItWasLoadedWith() {
        stored(new Book("a", "old", 1));

        intercepted(session -> {
            Book managed = session.bySimpleNaturalId(Book.class).load("a");
            Upsurge.of(session).updateByKey(Book.class).execute(List.of(managed));
        });

        assertThat(Told.events()).containsExactly("dirty, was old");
    }

    @Test
    void anUpsertMayDoEither() {
        stored(new Book("old", "old", 1));

        intercepted(
                session -> Upsurge.of(session).upsertAll(List.of(new Book("new", null, 1), new Book("old", null, 1))));

        assertThat(Told.events()).containsExactly("persist", "dirty", "persist", "dirty");
        assertThat(titles()).containsExactly("untitled", "untitled");
    }

    @Test
    void whatIsInsertedIfAbsentIsNotChanged() {
        intercepted(session -> Upsurge.of(session).insertIfAbsent(new Book("a", null, 1)));

        assertThat(Told.events()).containsExactly("persist");
        assertThat(titles()).containsExactly("untitled");
    }

    @Test
    void aStatelessSessionInsertsUpdatesAndUpserts() {
        stored(new Book("a", "old", 1));

        StatelessSessionBuilder options = sessions().withStatelessOptions();
        options.interceptor(new Custodian());
        try (StatelessSession session = options.openStatelessSession()) {
            session.beginTransaction();
            Upsurge upsurge = Upsurge.of(session);
            upsurge.insertInto(Book.class).execute(List.of(new Book("b", null, 1)));
            upsurge.updateByKey(Book.class).key(Book_.isbn).execute(List.of(new Book("a", null, 1)));
            upsurge.upsert(new Book("c", null, 1));
            upsurge.insertIfAbsent(new Book("d", null, 1));
            session.getTransaction().commit();
        }

        assertThat(Told.events()).containsExactly("insert", "update", "upsert", "upsert");
        assertThat(titles()).hasSize(4).containsOnly("untitled");
    }

    @Test
    void theInterceptorOfTheFactoryIsAnInterceptor() {
        SessionFactory factory =
                database().sessionFactory(Map.of(SessionEventSettings.INTERCEPTOR, Custodian.class), Book.class);

        factory.inTransaction(session -> Upsurge.of(session).upsert(new Book("a", null, 1)));

        assertThat(Told.events()).containsExactly("persist", "dirty");
        assertThat(factory.<List<String>>fromTransaction(
                        session -> session.createSelectionQuery("select title from Book", String.class)
                                .getResultList()))
                .containsExactly("untitled");
    }

    @Test
    void rowsOfValuesHaveNoEntityToTellOf() {
        intercepted(session -> Upsurge.of(session)
                .insertInto(Book.class)
                .execute(Rows.maps(Book.class, List.of(Map.of("isbn", "a")))));

        assertThat(Told.events()).isEmpty();
        assertThat(titles()).hasSize(1);
    }
}
