package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.StaleRowsException;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.VersionPolicy;
import io.upsurge.tck.model.Locks.ByAll;
import io.upsurge.tck.model.Locks.ByDirty;
import io.upsurge.tck.model.Locks.Exempt;
import io.upsurge.tck.model.Locks.Seen;
import io.upsurge.tck.model.Locks.Unlocked;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a mapping says what guards an entity's changes, statements do what a flush does, as far as they can (E5). */
public abstract class OptimisticLockContract extends Contract {

    protected OptimisticLockContract() {
        super(Exempt.class, Unlocked.class, ByAll.class, ByDirty.class);
    }

    private interface Change {
        void make(Session session);
    }

    private static Arguments pair(String what, Change flushed, Consumer<Upsurge> sent) {
        return Arguments.of(what, flushed, sent);
    }

    private static Change of(Consumer<Exempt> change) {
        return session -> change.accept(session.find(Exempt.class, 1L));
    }

    /** Each as a change of a managed instance, and as a statement. */
    static Stream<Arguments> changes() {
        Change hits = of(exempt -> exempt.hits = 5);
        Change text = of(exempt -> exempt.text = "other");
        Change both = of(exempt -> {
            exempt.hits = 5;
            exempt.text = "other";
        });
        Change seen = of(exempt -> exempt.seen = seen());
        return Stream.of(
                pair(
                        "update",
                        hits,
                        upsurge -> upsurge.update(Exempt.class)
                                .value("hits", 5)
                                .everyRow()
                                .execute()),
                pair(
                        "update",
                        text,
                        upsurge -> upsurge.update(Exempt.class)
                                .value("text", "other")
                                .everyRow()
                                .execute()),
                pair(
                        "update",
                        both,
                        upsurge -> upsurge.update(Exempt.class)
                                .value("text", "other")
                                .value("hits", 5)
                                .everyRow()
                                .execute()),
                pair(
                        "update",
                        seen,
                        upsurge -> upsurge.update(Exempt.class)
                                .value("seen", seen())
                                .everyRow()
                                .execute()),
                pair(
                        "updateByKey",
                        hits,
                        upsurge -> upsurge.updateByKey(Exempt.class)
                                .execute(Rows.of(Exempt.class)
                                        .row(row -> row.value("id", 1L).value("hits", 5)))),
                pair(
                        "updateByKey",
                        both,
                        upsurge -> upsurge.updateByKey(Exempt.class)
                                .execute(Rows.of(Exempt.class)
                                        .row(row -> row.value("id", 1L)
                                                .value("hits", 5)
                                                .value("text", "other")))),
                pair(
                        "updateByKey",
                        seen,
                        upsurge -> upsurge.updateByKey(Exempt.class)
                                .execute(Rows.of(Exempt.class)
                                        .row(row -> row.value("id", 1L).value("seen.times", 2)))),
                pair(
                        "upsertInto",
                        hits,
                        upsurge -> upsurge.upsertInto(Exempt.class)
                                .execute(Rows.of(Exempt.class)
                                        .row(row -> row.value("id", 1L).value("hits", 5)))),
                pair(
                        "upsertInto",
                        both,
                        upsurge -> upsurge.upsertInto(Exempt.class).execute(List.of(exempt(1, "other", 5)))),
                pair(
                        "doUpdate",
                        hits,
                        upsurge -> upsurge.upsertInto(Exempt.class)
                                .doUpdate(set -> set.value("hits", 5))
                                .execute(List.of(exempt(1, "not this", 0)))));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("changes")
    void whatIsExcludedDoesNotCount(String what, Change flushed, Consumer<Upsurge> sent) {
        stored(exempt(1, "text", 1));
        inSession(session -> {
            flushed.make(session);
            return null;
        });
        Integer expected = version();
        upsurge(upsurge -> upsurge.deleteFrom(Exempt.class).everyRow().execute());
        stored(exempt(1, "text", 1));

        upsurge(upsurge -> {
            sent.accept(upsurge);
            return null;
        });

        assertThat(version()).as(what).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"FETCH", "AUTO"})
    void managedInstancesKeepTheirVersion(Synchronize mode) {
        stored(exempt(1, "text", 1));
        inSession(session -> {
            Exempt managed = session.find(Exempt.class, 1L);
            Upsurge.of(session)
                    .update(Exempt.class)
                    .value("hits", 5)
                    .everyRow()
                    .synchronize(mode)
                    .execute();
            assertThat(managed.version).isZero();
            assertThat(managed.hits).isEqualTo(5);
            managed.text = "flushed";
            return null;
        });
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void aVersionIsComparedWhereOnlyWhatIsExcludedChanges() {
        stored(exempt(1, "text", 1));
        sessions()
                .inTransaction(session -> session.createMutationQuery("update Exempt set version = 7")
                        .executeUpdate());

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.updateByKey(Exempt.class)
                        .execute(Rows.of(Exempt.class)
                                .row(row -> row.value("id", 1L).value("hits", 5).value("version", 3)))))
                .isInstanceOf(StaleRowsException.class);
        upsurge(upsurge -> upsurge.updateByKey(Exempt.class)
                .execute(Rows.of(Exempt.class)
                        .row(row -> row.value("id", 1L).value("hits", 5).value("version", 7))));
        assertThat(version()).isEqualTo(7);
    }

    /** Hibernate says {@code and version=?} all the same (7.4.1). */
    @Test
    void aVersionIsComparedAsAFlushDoesWhereNothingIsToBeLocked() {
        Unlocked stale = new Unlocked();
        stale.id = 1L;
        stale.text = "stored";
        stored(stale);
        stale.text = "changed";
        stale.version = 3;

        assertThatThrownBy(() -> inSession(session -> session.merge(stale)))
                .isInstanceOf(OptimisticLockException.class);
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(stale))).isInstanceOf(StaleRowsException.class);
        upsurge(upsurge ->
                upsurge.upsertInto(Unlocked.class).version(VersionPolicy.IGNORE).execute(List.of(stale)));
        assertThat(all(Unlocked.class, "id"))
                .singleElement()
                .satisfies(row -> assertThat(row.text).isEqualTo("changed"))
                .satisfies(row -> assertThat(row.version).isEqualTo(1));
    }

    /** What was loaded is known to nobody who gives rows: there is nothing to compare, as in Hibernate's stateless sessions. */
    @Test
    void withoutAVersionNothingIsCompared() {
        ByAll all = new ByAll();
        all.id = 1L;
        all.text = "stored";
        ByDirty dirty = new ByDirty();
        dirty.id = 1L;
        dirty.text = "stored";
        stored(all, dirty);
        all.text = "given";
        dirty.text = "given";

        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            session.upsert(all);
            session.update(dirty);
            session.getTransaction().commit();
        }
        all.hits = 2;
        dirty.hits = 2;
        upsurge(upsurge -> upsurge.upsert(all));
        upsurge(upsurge -> upsurge.updateByKey(ByDirty.class).execute(List.of(dirty)));

        assertThat(all(ByAll.class, "id")).extracting(row -> row.hits).containsExactly(2);
        assertThat(all(ByDirty.class, "id")).extracting(row -> row.hits).containsExactly(2);
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(ByAll.class)
                        .version(VersionPolicy.NEWER_WINS)
                        .execute(List.of(all))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("has no @Version");
    }

    /** What a managed instance was loaded with is that of its row again, so that its next flush is not stale. */
    @Test
    void managedInstancesAreNotStaleAfterwards() {
        ByAll all = new ByAll();
        all.id = 1L;
        all.text = "stored";
        stored(all);

        inSession(session -> {
            ByAll managed = session.find(ByAll.class, 1L);
            Upsurge.of(session).update(ByAll.class).value("hits", 3).everyRow().execute();
            managed.text = "flushed";
            session.flush();
            return null;
        });

        assertThat(all(ByAll.class, "id"))
                .singleElement()
                .satisfies(row -> assertThat(row.text).isEqualTo("flushed"))
                .satisfies(row -> assertThat(row.hits).isEqualTo(3));
    }

    private @Nullable Integer version() {
        return all(Exempt.class, "id").get(0).version;
    }

    private static Seen seen() {
        Seen seen = new Seen();
        seen.times = 2;
        return seen;
    }

    private static Exempt exempt(long id, String text, int hits) {
        Exempt exempt = new Exempt();
        exempt.id = id;
        exempt.text = text;
        exempt.hits = hits;
        return exempt;
    }
}
