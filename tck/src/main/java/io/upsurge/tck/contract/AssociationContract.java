package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Firm.Badge;
import io.upsurge.tck.model.Firm.Car;
import io.upsurge.tck.model.Firm.Clerk;
import io.upsurge.tck.model.Firm.Division;
import io.upsurge.tck.model.Firm.Guard;
import io.upsurge.tck.model.Firm.Holder;
import io.upsurge.tck.model.Firm.Permit;
import io.upsurge.tck.model.Firm.Visitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Associations to one are written by their keys, and come back without a statement for each row (T35). */
public abstract class AssociationContract extends Contract {

    private static final int ROWS = 30;

    protected AssociationContract() {
        super(
                Division.class,
                Car.class,
                Clerk.class,
                Holder.class,
                Badge.class,
                Permit.class,
                Visitor.class,
                Guard.class);
    }

    private interface Statement<E> extends BiFunction<Upsurge, List<E>, List<E>> {}

    private static <E> List<Statement<E>> statements(Class<E> entity) {
        return List.of(
                Upsurge::upsertAll,
                (upsurge, rows) ->
                        upsurge.upsertInto(entity).returning().execute(rows).entities(),
                (upsurge, rows) ->
                        upsurge.updateByKey(entity).returning().execute(rows).entities(),
                (upsurge, rows) -> upsurge.updateByKey(entity)
                        .returning()
                        .execute(Rows.maps(
                                entity,
                                rows.stream()
                                        .map(row -> Map.of("id", identifier(row), "text", "mapped"))
                                        .toList()))
                        .entities(),
                (upsurge, rows) -> upsurge.update(entity)
                        .value("text", "all")
                        .everyRow()
                        .returning()
                        .execute()
                        .entities());
    }

    private static Object identifier(Object row) {
        return Objects.requireNonNull(
                row instanceof Clerk clerk ? clerk.id : row instanceof Holder holder ? holder.id : ((Visitor) row).id);
    }

    private static List<Long> numbers() {
        return LongStream.range(0, ROWS).boxed().toList();
    }

    /**
     * No more statements are sent about many rows than about two, for rows that are managed and for others.
     *
     * @param loaded the associations that are loaded with each statement that gives rows back
     */
    private <E> void sendsAsManyStatementsForManyRowsAsForTwo(Class<E> entity, int loaded, Function<Long, E> made) {
        for (boolean managed : new boolean[] {false, true}) {
            for (Statement<E> statement : statements(entity)) {
                int few = statementsFor(entity, statement, made, 2, managed);
                int many = statementsFor(entity, statement, made, ROWS, managed);
                int perRow = dialect().maxRows() == 1 ? 1 + loaded : 0;
                assertThat(many).as("of %s", entity).isLessThanOrEqualTo(few + perRow * (ROWS - 2));
            }
        }
    }

    private <E> int statementsFor(
            Class<E> entity, Statement<E> statement, Function<Long, E> made, int rows, boolean managed) {
        return inSession(session -> {
            if (rows < ROWS) {
                session.createMutationQuery("update " + nameOf(entity) + " set text = 'x'")
                        .executeUpdate();
            }
            List<Object> kept = new ArrayList<>();
            List<E> given = numbers().stream().limit(rows).map(made).toList();
            if (managed) {
                given.forEach(row -> kept.add(session.find(entity, identifier(row))));
            }
            database().statements().clear();
            assertThat(statement.apply(Upsurge.of(session), given)).doesNotContainNull();
            assertThat(session.isDirty()).isFalse();
            return database().statements().count();
        });
    }

    @Test
    void keysOfOtherRowsAreReadAsReferences() {
        numbers().forEach(i -> stored(new Division(i, "d" + i), new Car(i, "c" + i)));
        Function<Long, Clerk> made = i -> {
            Clerk clerk = new Clerk(i, "t" + i);
            clerk.lazy = new Division(i, null);
            clerk.eager = new Division(ROWS - 1 - i, null);
            clerk.car = new Car(i, null);
            return clerk;
        };
        inSession(session -> {
            List<Clerk> stored =
                    Upsurge.of(session).upsertAll(numbers().stream().map(made).toList());
            assertThat(sent()).noneMatch(sql -> sql.contains("firm_division") || sql.contains("firm_car"));
            assertThat(stored)
                    .extracting(clerk -> Hibernate.isInitialized(clerk.lazy))
                    .containsOnly(false);
            assertThat(Hibernate.unproxy(Objects.requireNonNull(stored.get(2).eager), Division.class).text)
                    .isEqualTo("d" + (ROWS - 3));
            return null;
        });
        sendsAsManyStatementsForManyRowsAsForTwo(Clerk.class, 0, made);
    }

    @Test
    void whatRefersToARowIsLoaded() {
        numbers().forEach(i -> stored(new Holder(i, "h" + i)));
        inSession(session -> {
            numbers().stream().filter(i -> i % 2 == 0).forEach(i -> {
                session.persist(new Badge(i, session.getReference(Holder.class, i), "b" + i));
                session.persist(new Permit(i, session.getReference(Holder.class, i)));
            });
            return null;
        });
        inSession(session -> {
            List<Holder> stored = Upsurge.of(session)
                    .upsertAll(
                            numbers().stream().map(i -> new Holder(i, "x" + i)).toList());
            assertThat(stored)
                    .extracting(holder -> holder.badge == null ? null : holder.badge.text)
                    .startsWith("b0", null, "b2", null);
            assertThat(stored).extracting(holder -> holder.permit == null).startsWith(false, true, false);
            assertThat(Objects.requireNonNull(stored.get(0).badge).holder).isSameAs(stored.get(0));
            assertThat(session.contains(stored.get(0).badge)).isTrue();
            assertThat(session.isDirty()).isFalse();
            return null;
        });
        sendsAsManyStatementsForManyRowsAsForTwo(Holder.class, 2, i -> new Holder(i, "y" + i));
    }

    @Test
    void referencesToWhatMayBeMissing() {
        stored(new Division(1L, "one"));
        upsurge(upsurge ->
                upsurge.upsertAll(List.of(new Visitor(1L, new Division(1L, null), "a"), new Visitor(2L, null, "b"))));
        upsurge(upsurge -> upsurge.updateByKey(Visitor.class)
                .execute(Rows.maps(Visitor.class, List.of(Map.of("id", 2L, "host", new Division(1L, null))))));

        assertThat(all(Visitor.class, "id"))
                .extracting(visitor -> Objects.requireNonNull(visitor.host).text)
                .containsExactly("one", "one");
    }

    @Test
    void referencesInATableOfTheirOwn() {
        stored(new Division(1L, "one"), new Division(2L, "two"));
        Division one = new Division(1L, null);
        Division two = new Division(2L, null);
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Guard(1L, one, "a"), new Guard(2L, null, "b"))));
        upsurge(upsurge -> upsurge.upsertAll(List.of(new Guard(1L, two, "aa"), new Guard(2L, one, "bb"))));
        upsurge(upsurge -> upsurge.insertInto(Guard.class).execute(List.of(new Guard(3L, two, "c"))));
        assertThat(guards()).containsExactly("aa two", "bb one", "c two");
        upsurge(upsurge -> upsurge.updateByKey(Guard.class)
                .execute(Rows.maps(Guard.class, List.of(Map.of("id", 2L, "division", two)))));
        assertThat(guards()).containsExactly("aa two", "bb two", "c two");
        upsurge(upsurge -> upsurge.deleteFrom(Guard.class)
                .where(row -> row.builder().equal(row.existing("id"), 1L))
                .execute());
        assertThat(guards()).containsExactly("bb two", "c two");
    }

    private List<String> guards() {
        return sessions()
                .fromTransaction(session -> session.createSelectionQuery(
                                "from FirmGuard g left join fetch g.division order by g.id", Guard.class)
                        .getResultList())
                .stream()
                .map(guard -> guard.text + " " + (guard.division == null ? null : guard.division.getText()))
                .toList();
    }

    @Test
    void aReferenceToWhatWasNeverSavedIsRefusedByIndex() {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", 2L);
        row.put("lazy", unsaved());
        Clerk first = new Clerk(1L, "a");
        Clerk second = new Clerk(2L, "b");
        second.lazy = unsaved();
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            for (Runnable call : List.<Runnable>of(
                    () -> upsurge.upsertAll(List.of(first, second)),
                    () -> upsurge.upsertInto(Clerk.class).onPrimaryKey().execute(List.of(first, second)),
                    () -> upsurge.insertInto(Clerk.class).execute(List.of(first, second)),
                    () -> upsurge.updateByKey(Clerk.class).execute(List.of(first, second)),
                    () -> upsurge.upsertInto(Clerk.class)
                            .execute(Rows.maps(Clerk.class, List.of(Map.of("id", 1L), row))))) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContainingAll("row 1", "'lazy'", "no identifier", "Save that one first");
            }
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
    }

    private static Division unsaved() {
        Division unsaved = new Division(1L, "never saved");
        unsaved.id = null;
        return unsaved;
    }

    @Override
    void empty(Session session, Class<?> entity) {
        if (entity == Guard.class) {
            session.createNativeMutationQuery("delete from firm_guard_division").executeUpdate();
        }
        super.empty(session, entity);
    }
}
