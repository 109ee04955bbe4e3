package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Notice;
import io.upsurge.tck.model.Notice_;
import io.upsurge.tck.model.Pin;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that {@code @SQLRestriction} or an enabled filter hides are left alone. */
public abstract class RestrictedRowsContract extends Contract {

    protected RestrictedRowsContract() {
        super(Notice.class, Pin.class);
    }

    /** Hibernate's delete would leave hidden rows; on SQLite it fails. */
    @Override
    void empty(Session session, Class<?> entity) {
        session.createNativeMutationQuery("delete from " + entity.getSimpleName())
                .executeUpdate();
    }

    @BeforeEach
    void storeNotices() {
        stored(
                new Notice(1L, "a", "hall", 0),
                new Notice(2L, "b", "hall", 1),
                new Notice(3L, "c", "door", 0),
                new Notice(4L, "d", "door", 1));
    }

    @ParameterizedTest
    @CsvSource({"false, everyRow, ac", "false, code, c", "true, everyRow, a", "true, code, ''"})
    void anUpdateByAConditionLeavesHiddenRowsAlone(boolean filtered, String rows, String written) {
        MutationResult<Notice> result = inSession(session -> {
            enable(filtered, session);
            var update = Upsurge.of(session).update(Notice.class).value(Notice_.seen, 1);
            return (rows.equals("everyRow")
                            ? update.everyRow()
                            : update.where(e -> e.builder().greaterThan(e.existing(Notice_.code), "b")))
                    .returning()
                    .execute();
        });

        assertThat(result.updated()).isEqualTo(written.length());
        assertThat(result.entities().stream().map(n -> n.code).sorted().collect(Collectors.joining()))
                .isEqualTo(written);
        assertThat(seen()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"false, everyRow, bd", "false, code, abd", "true, everyRow, bcd", "true, code, abcd"})
    void aDeleteByAConditionLeavesHiddenRowsAlone(boolean filtered, String rows, String left) {
        MutationResult<Notice> result = inSession(session -> {
            enable(filtered, session);
            var delete = Upsurge.of(session).deleteFrom(Notice.class);
            return (rows.equals("everyRow")
                            ? delete.everyRow()
                            : delete.where(e -> e.builder().greaterThan(e.existing(Notice_.code), "b")))
                    .execute();
        });

        assertThat(result.deleted()).isEqualTo(4 - left.length());
        assertThat(codes("")).isEqualTo(left);
    }

    /**
     * As Hibernate's own statements do, where the database takes them (SQLite and MariaDB 10 do not take all): a filter is
     * not for what the row refers to.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update Notice set seen = 1 | a1b0c1d0 1234 | a1b0c0d0 1234",
                "update Notice n set n.seen = 1 where n.code > 'a' | a0b0c1d0 1234 | a0b0c0d0 1234",
                "update Notice n set n.seen = 1 where n.code = 'a' or n.code = 'b' | a1b0c0d0 1234 | a1b0c0d0 1234",
                "delete from Notice | b0d0 1234 | b0c0d0 1234",
                "delete from Notice n where exists (select 1 from Notice other where other.code > n.code)"
                        + " | b0c0d0 1234 | a0b0c0d0 1234",
                "delete from Pin p where p.notice.code > '' | a0b0c0d0 24 | a0b0c0d0 24",
                "delete from Pin p left join p.notice n where n.code is null | a0b0c0d0 13 | a0b0c0d0 13"
            })
    void whatIsHandedInLeavesHiddenRowsAloneToo(String statement, String left, String leftByFilter) {
        stored(new Pin(1L, reference(1)), new Pin(2L, reference(2)), new Pin(3L, reference(3)), new Pin(4L, null));
        Class<?> entity = statement.contains(" Pin ") ? Pin.class : Notice.class;
        Consumer<Session> handedIn = session -> Upsurge.of(session)
                .mutation(entity, session.createMutationQuery(statement))
                .execute();

        assertThat(left(false, handedIn)).isEqualTo(left);
        assertThat(left(true, handedIn)).isEqualTo(leftByFilter);
    }

    /** What the tables hold after a statement that is undone. */
    private String left(boolean filtered, Consumer<Session> statement) {
        try (Session session = sessions().openSession()) {
            session.beginTransaction();
            try {
                enable(filtered, session);
                statement.accept(session);
                List<Object[]> notices = session.createNativeQuery(
                                "select code, seen from Notice order by code", Object[].class)
                        .getResultList();
                List<Long> pins = session.createNativeQuery("select id from Pin order by id", Long.class)
                        .getResultList();
                return notices.stream().map(row -> "" + row[0] + row[1]).collect(Collectors.joining())
                        + " "
                        + pins.stream().map(String::valueOf).collect(Collectors.joining());
            } finally {
                session.getTransaction().rollback();
            }
        }
    }

    private Notice reference(long id) {
        return sessions().fromSession(session -> session.getReference(Notice.class, id));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FETCH", "EVICT"})
    void aManagedInstanceThatTheFilterHidesStaysAsItIs(Synchronize mode) {
        inSession(session -> {
            List<Notice> managed = session.createSelectionQuery("from Notice order by code", Notice.class)
                    .getResultList();
            enable(true, session);
            Upsurge.of(session)
                    .update(Notice.class)
                    .value(Notice_.seen, 1)
                    .where(e -> e.builder().greaterThan(e.existing(Notice_.code), ""))
                    .synchronize(mode)
                    .execute();

            assertThat(session.contains(managed.get(0))).isEqualTo(mode != Synchronize.EVICT);
            assertThat(session.contains(managed.get(1))).isTrue();
            assertThat(managed.get(1).seen).isZero();
            assertThat(managed.get(0).seen).isEqualTo(mode == Synchronize.EVICT ? 0 : 1);
            Upsurge.of(session)
                    .deleteFrom(Notice.class)
                    .everyRow()
                    .synchronize(mode)
                    .execute();
            assertThat(session.contains(managed.get(0))).isFalse();
            assertThat(session.contains(managed.get(1))).isTrue();
            return null;
        });
        assertThat(codes("")).isEqualTo("bcd");
    }

    @Test
    void anUpdateThatHidesItsRowsGivesThemBackAllTheSame() {
        inSession(session -> {
            List<Notice> hidden = Upsurge.of(session)
                    .update(Notice.class)
                    .value(Notice_.archived, 2)
                    .everyRow()
                    .returning()
                    .execute()
                    .entities();
            assertThat(hidden).extracting(n -> n.code).containsExactlyInAnyOrder("a", "c");
            assertThat(hidden).extracting(n -> n.archived).containsOnly(2);
            return null;
        });
        assertThat(codes("where archived = 1")).isEqualTo("bd");
    }

    @Test
    void whatARestrictionAddsCannotBeToldInMemory() {
        inSession(session -> {
            for (boolean filtered : List.of(false, true)) {
                enable(filtered, session);
                assertThatThrownBy(() -> Upsurge.of(session)
                                .deleteFrom(Notice.class)
                                .everyRow()
                                .synchronize(Synchronize.EVALUATE)
                                .execute())
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContainingAll("EVALUATE", "@SQLRestriction", "cannot be evaluated", "FETCH");
            }
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    @Test
    void anInsertOfARowThatIsHiddenIsAViolation() {
        ThrowingCallable insert = () ->
                upsurge(upsurge -> upsurge.insertInto(Notice.class).execute(List.of(new Notice(7L, "b", "wall", 0))));
        assertThatThrownBy(insert).isInstanceOf(JDBCException.class);
    }

    @Test
    void anInsertGivesBackWhatItInsertedAlsoWhereItIsHiddenFromThenOn() {
        List<Notice> inserted = upsurge(upsurge -> upsurge.insertInto(Notice.class)
                .returning()
                .execute(List.of(new Notice(7L, "f", "wall", 1), new Notice(8L, "g", "wall", 0)))
                .entities());
        assertThat(inserted).extracting(n -> n.archived).containsExactly(1, 0);
    }

    private static void enable(boolean filtered, Session session) {
        if (filtered) {
            session.enableFilter("atPlace").setParameter("place", "hall");
        }
    }

    private String seen() {
        return codes("where seen > 0");
    }

    private String codes(String where) {
        List<String> codes = sessions()
                .fromTransaction(session -> session.createNativeQuery(
                                "select code from Notice " + where + " order by code", String.class)
                        .getResultList());
        return String.join("", codes);
    }
}
