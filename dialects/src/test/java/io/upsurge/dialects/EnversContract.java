package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.envers.AuditReader;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.RevisionType;
import org.hibernate.envers.query.AuditEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history that Envers keeps has a revision for each row that was written, with the row as it is stored (T34). */
abstract class EnversContract extends Contract {

    EnversContract() {
        super(Recorded.class, Noted.class);
    }

    /** Histories too, for SQLite gives the numbers of deleted rows again. */
    @BeforeEach
    void forgetHistories() {
        database().emptyTables(sessions());
    }

    private record Revision(
            RevisionType type,
            String code,
            @Nullable String text,
            @Nullable String author,
            @Nullable Integer made) {}

    private static Revision added(String code, String text, String author) {
        return new Revision(RevisionType.ADD, code, text, author, 7);
    }

    private static Revision changed(String code, String text, String author) {
        return new Revision(RevisionType.MOD, code, text, author, 7);
    }

    /** All revisions of the row with that code, the first one first. */
    private List<Revision> history(String code) {
        return sessions().fromTransaction(session -> {
            List<Revision> revisions = new ArrayList<>();
            Long id = session.bySimpleNaturalId(Recorded.class).load(code).id;
            for (Object[] revision : revisions(session, Recorded.class, Objects.requireNonNull(id))) {
                Recorded row = (Recorded) revision[0];
                assertThat(row.id).isEqualTo(id);
                revisions.add(new Revision((RevisionType) revision[2], row.code, row.text, row.author, row.made));
            }
            return revisions;
        });
    }

    private List<String> notes(long id) {
        return sessions().fromTransaction(session -> {
            List<String> revisions = new ArrayList<>();
            for (Object[] revision : revisions(session, Noted.class, id)) {
                revisions.add(revision[2] + " " + ((Noted) revision[0]).text);
            }
            return revisions;
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> revisions(Session session, Class<?> entity, Object id) {
        AuditReader reader = AuditReaderFactory.get(session);
        return reader.createQuery()
                .forRevisionsOfEntity(entity, false, true)
                .add(AuditEntity.id().eq(id))
                .addOrder(AuditEntity.revisionNumber().asc())
                .getResultList();
    }

    @Test
    void anUpsertAddsWhatItInsertsAndChangesWhatItUpdates() {
        stored(new Recorded("old", "before", "first"));

        upsurge(upsurge -> upsurge.upsertInto(Recorded.class)
                .onNaturalId()
                .execute(List.of(new Recorded("new", "one", "me"), new Recorded("old", "two", "somebody else"))));

        assertThat(history("new")).containsExactly(added("new", "one", "me"));
        assertThat(history("old")).containsExactly(added("old", "before", "first"), changed("old", "two", "first"));
    }

    @Test
    void theShortFormsDoSoToo() {
        upsurge(upsurge -> upsurge.upsert(new Recorded("a", "one", "me")));
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Recorded("a", "two", "me"), new Recorded("b", "one", "me"))));
        upsurge(upsurge -> upsurge.insertIfAbsent(new Recorded("b", "left alone", "me")));

        assertThat(history("a")).containsExactly(added("a", "one", "me"), changed("a", "two", "me"));
        assertThat(history("b")).containsExactly(added("b", "one", "me"));
    }

    @Test
    void whatAManagedInstanceBecomesIsTheRevision() {
        stored(new Recorded("old", "before", "first"));

        inSession(session -> {
            Recorded managed = session.bySimpleNaturalId(Recorded.class).load("old");
            Upsurge.of(session).upsertInto(Recorded.class).execute(List.of(new Recorded("old", "after", "x")));
            assertThat(managed.text).isEqualTo("after");
            return null;
        });

        assertThat(history("old")).containsExactly(added("old", "before", "first"), changed("old", "after", "first"));
    }

    @Test
    void rowsThatWereLeftAloneHaveNoRevision() {
        stored(new Recorded("old", "same", "first"), new Recorded("kept", "before", "first"));

        upsurge(upsurge -> upsurge.upsertInto(Recorded.class)
                .doNothing()
                .execute(List.of(new Recorded("kept", "after", "x"), new Recorded("new", "one", "me"))));
        List<Outcome> outcomes = upsurge(upsurge -> upsurge.upsertInto(Recorded.class)
                        .onlyIfChanged()
                        .execute(List.of(new Recorded("old", "same", "x"), new Recorded("new", "two", "x"))))
                .rows()
                .stream()
                .map(RowResult::outcome)
                .toList();

        assertThat(outcomes).containsExactly(Outcome.UNCHANGED, Outcome.UPDATED);
        assertThat(history("old")).hasSize(1);
        assertThat(history("kept")).containsExactly(added("kept", "before", "first"));
        assertThat(history("new")).containsExactly(added("new", "one", "me"), changed("new", "two", "me"));
    }

    @Test
    void anUpdateByKeyChangesWhatIsThere() {
        stored(new Recorded("a", "before", "first"));

        upsurge(upsurge -> upsurge.updateByKey(Recorded.class)
                .key("code")
                .execute(List.of(new Recorded("missing", "x", "x"), new Recorded("a", "after", "x"))));

        assertThat(history("a")).containsExactly(added("a", "before", "first"), changed("a", "after", "first"));
    }

    @Test
    void anInsertAddsTheRowWithWhatTheDatabaseMade() {
        upsurge(upsurge -> upsurge.insertInto(Recorded.class)
                .execute(List.of(new Recorded("b", "2", "x"), new Recorded("a", "1", "y"))));
        upsurge(upsurge -> upsurge.insertInto(Recorded.class).managing().execute(List.of(new Recorded("c", "3", "z"))));

        assertThat(history("a")).containsExactly(added("a", "1", "y"));
        assertThat(history("b")).containsExactly(added("b", "2", "x"));
        assertThat(history("c")).containsExactly(added("c", "3", "z"));
    }

    @Test
    void anInsertOfWhatIsKnownReadsNothing() {
        inSession(session -> {
            Noted given = new Noted(1, "one");
            Upsurge.of(session).insertInto(Noted.class).execute(List.of(given));
            assertThat(database().statements().sql()).hasSize(1);
            assertThat(session.contains(given)).isFalse();
            return null;
        });

        assertThat(notes(1)).containsExactly("ADD one");
    }

    @Test
    void aStatelessSessionKeepsTheHistoryToo() {
        stored(new Noted(11, "before"));

        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            Upsurge.of(session).upsertAll(List.of(new Noted(11, "after"), new Noted(12, "new")));
            session.getTransaction().commit();
        }

        assertThat(notes(11)).containsExactly("ADD before", "MOD after");
        assertThat(notes(12)).containsExactly("ADD new");
    }

    @Test
    void aRollbackLeavesNoRevision() {
        try (Session session = sessions().openSession()) {
            session.beginTransaction();
            Upsurge.of(session).upsertAll(List.of(new Noted(77, "never")));
            session.getTransaction().rollback();
        }

        assertThat(notes(77)).isEmpty();
    }

    @Test
    void whatTheHistoryWouldMissIsRefused() {
        assertRefused(
                "rows of values",
                upsurge -> upsurge.upsertInto(Noted.class)
                        .execute(Rows.maps(Noted.class, List.of(Map.of("id", 1L, "text", "x")))));
        assertRefused(
                "rows of values",
                upsurge -> upsurge.insertInto(Noted.class)
                        .execute(Rows.maps(Noted.class, List.of(Map.of("id", 1L, "text", "x")))));
        assertRefused(
                "returning(attributes…)",
                upsurge -> upsurge.upsertInto(Noted.class).returning("text").execute(List.of(new Noted(1, "x"))));
        assertRefused(
                "synchronize(NONE)",
                upsurge -> upsurge.upsertInto(Noted.class)
                        .synchronize(Synchronize.NONE)
                        .execute(List.of(new Noted(1, "x"))));
        assertRefused(
                "by a condition",
                upsurge -> upsurge.update(Noted.class)
                        .value("text", "x")
                        .everyRow()
                        .execute());
        assertRefused(
                "by a condition",
                upsurge -> upsurge.deleteFrom(Noted.class).everyRow().execute());
    }

    private void assertRefused(String what, Consumer<Upsurge> call) {
        upsurge(upsurge -> {
            ThrowingCallable refused = () -> call.accept(upsurge);
            assertThatThrownBy(refused)
                    .isInstanceOf(UnsupportedMutationException.class)
                    .hasMessageContainingAll(what, "Envers keeps a history of Noted");
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
    }
}
