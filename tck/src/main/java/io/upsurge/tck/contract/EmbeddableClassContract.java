package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Workshop.Angle;
import io.upsurge.tck.model.Workshop.Bench;
import io.upsurge.tck.model.Workshop.Fixture;
import io.upsurge.tck.model.Workshop.Hammer;
import io.upsurge.tck.model.Workshop.Mallet;
import io.upsurge.tck.model.Workshop.Rack;
import io.upsurge.tck.model.Workshop.Saw;
import io.upsurge.tck.model.Workshop.Setting;
import io.upsurge.tck.model.Workshop.Smith;
import io.upsurge.tck.model.Workshop.Tool;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An embeddable with subclasses ({@code @DiscriminatorColumn}) is written with its class, and with NULL for what other
 * classes have; it is compared and read as that.
 */
public abstract class EmbeddableClassContract extends Contract {

    protected EmbeddableClassContract() {
        super(
                Tool.class,
                Setting.class,
                Hammer.class,
                Mallet.class,
                Saw.class,
                Angle.class,
                Smith.class,
                Bench.class,
                Fixture.class,
                Rack.class);
    }

    /** Of subclasses of embeddables Hibernate must be told. */
    @Override
    void empty(Session session, Class<?> entity) {
        if (!entity.isAnnotationPresent(Embeddable.class)) {
            super.empty(session, entity);
        }
    }

    /** A statement that gives benches the tools and settings of others, and gives them back. */
    record Form(String name, boolean inserts, Work work) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Work {
        List<Bench> apply(Session session, List<Bench> benches);
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form(
                        "upsert",
                        true,
                        (session, benches) -> benches.stream()
                                .map(bench -> Upsurge.of(session).upsert(bench))
                                .toList()),
                new Form(
                        "upsertAll",
                        true,
                        (session, benches) -> Upsurge.of(session).upsertAll(benches)),
                new Form(
                        "upsertInto",
                        true,
                        (session, benches) -> Upsurge.of(session)
                                .upsertInto(Bench.class)
                                .onConflict("code")
                                .returning()
                                .execute(benches)
                                .entities()),
                new Form(
                        "doUpdate",
                        true,
                        (session, benches) -> Upsurge.of(session)
                                .upsertInto(Bench.class)
                                .doUpdate(set -> set.excluded("tool").excluded("setting"))
                                .returning()
                                .execute(benches)
                                .entities()),
                new Form(
                        "upsert of values",
                        true,
                        (session, benches) -> Upsurge.of(session)
                                .upsertInto(Bench.class)
                                .onConflict("code")
                                .returning()
                                .execute(values(benches))
                                .entities()),
                new Form(
                        "updateByKey",
                        false,
                        (session, benches) -> Upsurge.of(session)
                                .updateByKey(Bench.class)
                                .returning()
                                .execute(benches)
                                .entities()),
                new Form(
                        "updateByKey of values",
                        false,
                        (session, benches) -> Upsurge.of(session)
                                .updateByKey(Bench.class)
                                .key("code")
                                .returning()
                                .execute(values(benches))
                                .entities()),
                new Form(
                        "update",
                        false,
                        (session, benches) -> benches.stream()
                                .flatMap(bench -> Upsurge.of(session)
                                        .update(Bench.class)
                                        .value("tool", bench.tool)
                                        .value("setting", bench.setting)
                                        .where(row -> row.builder().equal(row.existing("code"), bench.code))
                                        .returning()
                                        .execute()
                                        .entities()
                                        .stream())
                                .toList()),
                new Form("update in memory", false, (session, benches) -> {
                    List<Bench> managed = benches.stream()
                            .map(bench -> session.find(Bench.class, bench.id))
                            .toList();
                    for (Bench bench : benches) {
                        Upsurge.of(session)
                                .update(Bench.class)
                                .value("tool", bench.tool)
                                .value("setting", bench.setting)
                                .where(row -> row.builder().equal(row.existing("id"), bench.id))
                                .synchronize(Synchronize.EVALUATE)
                                .execute();
                    }
                    return managed;
                }));
    }

    static Stream<Form> inserting() {
        return Stream.concat(
                forms().filter(Form::inserts),
                Stream.of(new Form(
                        "insertInto",
                        true,
                        (session, benches) -> Upsurge.of(session)
                                .insertInto(Bench.class)
                                .returning()
                                .execute(benches)
                                .entities())));
    }

    private static Rows<Bench> values(List<Bench> benches) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Bench bench : benches) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("id", bench.id);
            row.put("code", bench.code);
            row.put("tool", bench.tool);
            row.put("setting", bench.setting);
            rows.add(row);
        }
        return Rows.maps(Bench.class, rows);
    }

    private static Bench bench(long id, Tool tool) {
        Bench bench = new Bench();
        bench.id = id;
        bench.code = "bench " + id;
        bench.tool = tool;
        bench.setting = tool instanceof Saw ? angle() : setting();
        return bench;
    }

    private static <T extends Tool> T labelled(T tool, String label) {
        tool.label = label;
        return tool;
    }

    private static Hammer hammer(@Nullable Integer weight) {
        Hammer hammer = labelled(new Hammer(), "tool");
        hammer.weight = weight;
        return hammer;
    }

    private static Saw saw(@Nullable Integer teeth) {
        Saw saw = labelled(new Saw(), "tool");
        saw.teeth = teeth;
        return saw;
    }

    private static Setting setting() {
        Setting setting = new Setting();
        setting.number = 7;
        return setting;
    }

    private static Angle angle() {
        Angle angle = new Angle();
        angle.number = 8;
        angle.side = "left";
        return angle;
    }

    private static List<Tool> before() {
        return List.of(hammer(3), saw(30), labelled(new Tool(), "tool"), saw(33), hammer(null), saw(31));
    }

    private static List<Tool> after() {
        return List.of(
                saw(40),
                labelled(new Mallet(), "other"),
                hammer(null),
                hammer(5),
                labelled(new Tool(), "bare"),
                saw(32));
    }

    private static List<Bench> benches(List<Tool> tools) {
        return IntStream.range(0, tools.size())
                .mapToObj(i -> bench(i, tools.get(i)))
                .toList();
    }

    private static @Nullable String described(@Nullable Setting setting) {
        return setting == null
                ? null
                : setting.number + (setting instanceof Angle angle ? " to the " + angle.side : "");
    }

    /** What the columns hold, so that nothing is left of another class. */
    private List<String> columns() {
        return columnsOf(
                "select kind_of_tool, tool_label, tool_weight, tool_teeth, tool_smith, kind_of_setting, set_to, set_side"
                        + " from workshop_bench order by id");
    }

    private List<String> columnsOf(String query) {
        return sessions()
                .fromTransaction(session -> session.createNativeQuery(query, Object[].class).getResultList().stream()
                        .map(Arrays::toString)
                        .toList());
    }

    private List<String> columnsAfterPersisting(List<Tool> tools) {
        stored(benches(tools).toArray());
        List<String> columns = columns();
        sessions()
                .inTransaction(session ->
                        session.createMutationQuery("delete from Bench").executeUpdate());
        return columns;
    }

    private List<String> expected;

    @BeforeEach
    void whatPersistStores() {
        expected = columnsAfterPersisting(after());
    }

    private void writes(Form form) {
        inSession(session -> {
            List<Bench> back = form.work.apply(session, benches(after()));
            assertThat(back)
                    .extracting(bench -> Objects.requireNonNull(bench.id).intValue())
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
            for (Bench bench : back) {
                Bench given = bench(Objects.requireNonNull(bench.id), after().get(bench.id.intValue()));
                assertThat(bench.tool).isEqualTo(given.tool);
                assertThat(described(bench.setting)).isEqualTo(described(given.setting));
            }
            assertThat(session.isDirty()).isFalse();
            return null;
        });
        assertThat(columns()).isEqualTo(expected);
        assertThat(all(Bench.class, "id")).extracting(bench -> bench.tool).isEqualTo(after());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void takesTheClassOfWhatIsWritten(Form form) {
        stored(benches(before()).toArray());

        writes(form);
    }

    @ParameterizedTest
    @MethodSource("inserting")
    void isInsertedWithItsClass(Form form) {
        writes(form);
    }

    @Test
    void isRefreshedWithItsClass() {
        stored(benches(before()).toArray());
        List<Consumer<Upsurge>> statements = List.of(
                upsurge -> upsurge.upsertInto(Bench.class).execute(benches(after())),
                upsurge -> upsurge.updateByKey(Bench.class).execute(benches(before())));
        for (int i = 0; i < statements.size(); i++) {
            Consumer<Upsurge> statement = statements.get(i);
            List<Tool> tools = i == 0 ? after() : before();
            inSession(session -> {
                List<Bench> managed = session.createSelectionQuery("from Bench order by id", Bench.class)
                        .getResultList();
                statement.accept(Upsurge.of(session));
                assertThat(managed).extracting(bench -> bench.tool).isEqualTo(tools);
                assertThat(session.isDirty()).isFalse();
                return null;
            });
        }
    }

    @Test
    void isAnotherOneIfOnlyItsClassIs() {
        List<Tool> same = List.of(labelled(new Tool(), "one"), hammer(2), labelled(new Mallet(), "two"));
        List<Tool> others = List.of(labelled(new Hammer(), "one"), hammer(2), labelled(new Hammer(), "two"));
        stored(benches(same).toArray());

        MutationResult<Bench> upserted = upsurge(upsurge -> upsurge.upsertInto(Bench.class)
                .onConflict("code")
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT)
                .execute(benches(others)));
        assertThat(upserted.updated()).isEqualTo(2);
        assertThat(upserted.unchanged()).isEqualTo(1);
        assertThat(all(Bench.class, "id")).extracting(bench -> bench.tool).isEqualTo(others);

        MutationResult<Bench> updated = upsurge(upsurge ->
                upsurge.updateByKey(Bench.class).key("code").onlyIfChanged().execute(values(benches(same))));
        assertThat(updated.updated()).isEqualTo(2);
        assertThat(all(Bench.class, "id")).extracting(bench -> bench.tool).isEqualTo(same);
    }

    /** What one of the classes refers to is saved with it, and not looked for in the others. */
    @Test
    void cascadesFromTheClassThatRefers() {
        List<Tool> tools = List.of(saw(1), hammer(2), labelled(new Tool(), "bare"), saw(3));
        ((Saw) tools.get(0)).smith = new Smith(5);
        ((Saw) tools.get(3)).smith = new Smith(6);
        for (int round = 0; round < 2; round++) {
            inSession(session -> {
                List<Bench> back = Upsurge.of(session).upsertAll(benches(tools));
                assertThat(back).extracting(bench -> bench.tool).isEqualTo(tools);
                assertThat(((Saw) Objects.requireNonNull(back.get(3).tool)).smith)
                        .isNotNull();
                return null;
            });
        }
        assertThat(columnsOf("select tool_smith from workshop_bench where tool_smith is not null order by id"))
                .hasSize(2);
        assertThat(all(Smith.class, "id")).extracting(smith -> smith.text).containsExactly("smith 5", "smith 6");
    }

    @Test
    void isWrittenInFurtherTables() {
        List<Tool> tools = new ArrayList<>(before());
        sessions().inTransaction(session -> racks(tools).forEach(session::persist));

        upsurge(upsurge -> upsurge.upsertAll(racks(after())));
        assertThat(all(Rack.class, "id")).extracting(rack -> rack.tool).isEqualTo(after());

        upsurge(upsurge -> upsurge.updateByKey(Rack.class)
                .returning()
                .execute(racks(tools))
                .entities());
        assertThat(all(Rack.class, "id")).extracting(rack -> rack.tool).isEqualTo(tools);
        upsurge(upsurge ->
                upsurge.update(Rack.class).value("tool", hammer(9)).everyRow().execute());
        assertThat(all(Rack.class, "id")).extracting(rack -> rack.tool).containsOnly(hammer(9));
    }

    private static List<Rack> racks(List<Tool> tools) {
        return IntStream.range(0, tools.size())
                .mapToObj(i -> {
                    Rack rack = new Rack();
                    rack.id = (long) i;
                    rack.tool = tools.get(i);
                    return rack;
                })
                .toList();
    }

    /** Its parts may be read, each by itself. */
    @Test
    void hasPartsThatAreRead() {
        stored(benches(before()).toArray());
        upsurge(upsurge -> {
            assertThat(upsurge.update(Bench.class)
                            .value("code", "changed")
                            .where(row -> row.builder()
                                    .equal(row.existing("tool").get("label").as(String.class), "tool"))
                            .where(row -> row.builder().equal(row.existing("id"), 1L))
                            .returning("tool.label", "tool.teeth", "tool.weight", "tool")
                            .execute()
                            .rows())
                    .singleElement()
                    .satisfies(row -> {
                        var tuple = Objects.requireNonNull(row.tuple());
                        assertThat(tuple.get("tool.label")).isEqualTo("tool");
                        assertThat(tuple.get("tool.teeth")).isEqualTo(30);
                        assertThat(tuple.get("tool.weight")).isNull();
                        assertThat(tuple.get("tool")).isEqualTo(saw(30));
                    });
            return null;
        });
    }

    /** Conditions that are read in memory take what an instance of another class lacks for NULL, as its column is. */
    @Test
    void hasPartsThatAreReadInMemory() {
        stored(benches(before()).toArray());
        inSession(session -> {
            List<Bench> managed = session.createSelectionQuery("from Bench order by id", Bench.class)
                    .getResultList();
            Upsurge.of(session)
                    .update(Bench.class)
                    .value("tool", labelled(new Mallet(), "heavy"))
                    .where(row -> row.builder().equal(row.existing("tool").get("weight"), 3))
                    .synchronize(Synchronize.EVALUATE)
                    .execute();
            assertThat(managed.get(0).tool).isInstanceOf(Mallet.class);
            assertThat(managed.subList(1, managed.size())).noneMatch(bench -> bench.tool instanceof Mallet);
            return null;
        });
        assertThat(all(Bench.class, "id").get(0).tool).isEqualTo(labelled(new Mallet(), "heavy"));
    }

    static Stream<Function<Upsurge, Object>> ofParts() {
        Bench bench = bench(1, hammer(1));
        return Stream.of(
                upsurge -> upsurge.update(Bench.class)
                        .value("tool.label", "x")
                        .everyRow()
                        .execute(),
                upsurge -> upsurge.update(Bench.class)
                        .expression("tool.teeth", row -> row.builder().literal(1))
                        .everyRow()
                        .execute(),
                upsurge -> upsurge.upsertInto(Bench.class)
                        .doUpdate(set -> set.excluded("tool.label"))
                        .execute(List.of(bench)),
                upsurge -> upsurge.upsertInto(Bench.class)
                        .doUpdate(set -> set.value("tool.label", "x"))
                        .execute(List.of(bench)),
                upsurge -> upsurge.upsertInto(Bench.class)
                        .doUpdateAllExcept("tool.label")
                        .execute(List.of(bench)),
                upsurge -> upsurge.upsertInto(Bench.class)
                        .execute(Rows.of(Bench.class)
                                .row(row -> row.value("id", 1L).value("tool.label", "x"))),
                upsurge -> upsurge.insertInto(Bench.class)
                        .execute(Rows.of(Bench.class)
                                .row(row -> row.value("id", 1L).value("tool.weight", 3))),
                upsurge -> upsurge.insertInto(Bench.class)
                        .values(set -> set.value("tool.label", "x"))
                        .execute(List.of(bench)),
                upsurge -> upsurge.updateByKey(Bench.class)
                        .execute(Rows.of(Bench.class)
                                .row(row -> row.value("id", 1L).value("tool.label", "x"))),
                upsurge -> upsurge.updateByKey(Bench.class)
                        .values(set -> set.value("tool.label", "x"))
                        .execute(Rows.of(Bench.class).row(row -> row.value("id", 1L))));
    }

    static Stream<Function<Upsurge, Object>> expressions() {
        return Stream.of(
                upsurge -> upsurge.upsertInto(Bench.class)
                        .doUpdate(set -> set.expression("tool", row -> row.excluded("tool")))
                        .execute(benches(after())),
                upsurge -> upsurge.update(Bench.class)
                        .expression("tool", row -> row.existing("tool"))
                        .everyRow()
                        .execute(),
                upsurge -> upsurge.updateByKey(Bench.class)
                        .execute(Rows.of(Bench.class)
                                .row(row -> row.value("id", 1L)
                                        .expression("tool", operands -> operands.existing("tool")))));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void isNotAssignedByAnExpression(Function<Upsurge, Object> statement) {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> statement.apply(upsurge))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll(
                            "'tool' of Bench", "expression", "embeddable with subclasses", "Give a value");
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
    }

    @Test
    void hasNoPartsThatAMutationOfHibernateWrites() {
        inSession(session -> {
            MutationQuery query = session.createMutationQuery("update Bench set tool.label = 'x'");
            assertThatThrownBy(() ->
                            Upsurge.of(session).mutation(Bench.class, query).execute())
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("Give 'tool' as a whole");
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
    }

    /** A part says nothing of the class that it would be stored under. */
    @ParameterizedTest
    @MethodSource("ofParts")
    void hasNoPartsThatAreWrittenByThemselves(Function<Upsurge, Object> statement) {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> statement.apply(upsurge))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("'tool.", "of Bench", "has subclasses", "Give 'tool' as a whole");
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
    }
}
