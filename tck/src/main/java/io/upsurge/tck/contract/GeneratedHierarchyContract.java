package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.MutationResult;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Staff.Manager;
import io.upsurge.tck.model.Staff.Worker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Identifiers that the database makes for the first table are those of the rows in the others (A6). */
public abstract class GeneratedHierarchyContract extends Contract {

    protected GeneratedHierarchyContract() {
        super(Worker.class, Manager.class);
    }

    @Test
    void insertsManyRowsAndWritesTheirIdentifiersBack() {
        List<Worker> staff = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            staff.add(i % 2 == 0 ? new Manager("m" + i, "n" + i, i) : new Worker("m" + i, "n" + i));
        }

        MutationResult<Worker> result =
                upsurge(upsurge -> upsurge.insertInto(Worker.class).execute(staff));

        assertThat(result.primaryKeys()).hasSize(40).doesNotHaveDuplicates();
        assertThat(staff).extracting(w -> (Object) w.id).containsExactlyElementsOf(result.primaryKeys());
        assertThat(sent()).hasSizeLessThanOrEqualTo(8);
        assertStored(staff);
    }

    @Test
    void insertsRowsWithoutAnyKey() {
        List<Worker> staff = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            staff.add(new Manager(null, "n" + i, i));
        }

        upsurge(upsurge -> upsurge.insertInto(Worker.class).execute(staff));

        assertStored(staff);
    }

    @Test
    void returnsRowsWithoutAnyKey() {
        List<Manager> staff =
                List.of(new Manager("m1", "n1", 1), new Manager(null, "n2", 2), new Manager(null, "n3", 3));

        MutationResult<Manager> result = upsurge(upsurge ->
                upsurge.insertInto(Manager.class).returning("name", "budget").execute(staff));

        assertThat(result.tuples())
                .extracting(row -> row.get("name"), row -> row.get("budget"))
                .containsExactly(tuple("n1", 1), tuple("n2", 2), tuple("n3", 3));
        assertThat(result.primaryKeys()).containsExactly(staff.get(0).id, staff.get(1).id, staff.get(2).id);
    }

    @Test
    void insertedEntitiesBecomeManaged() {
        Manager manager = new Manager("m1", "one", 5);
        inSession(session -> {
            Upsurge.of(session).insertInto(Manager.class).managing().execute(List.of(manager));
            assertThat(session.contains(manager)).isTrue();
            manager.budget = 6;
            manager.name = "uno";
            return null;
        });

        assertThat(all(Manager.class, "id"))
                .extracting(m -> m.budget, m -> m.name)
                .containsExactly(tuple(6, "uno"));
    }

    @Test
    void upsertsByAKeyOfTheFirstTable() {
        stored(new Manager("m1", "old", 1), new Worker("m2", "old"));

        List<Worker> stored = upsurge(upsurge -> upsurge.upsertAll(
                List.of(new Manager("m3", "three", 3), new Manager("m1", "one", 1), new Worker("m2", "two"))));

        assertThat(stored).extracting(w -> w.name).containsExactly("three", "one", "two");
        assertThat(stored).extracting(w -> w.id).doesNotContainNull();
        assertThat(all(Worker.class, "mail"))
                .extracting(w -> w.getClass().getSimpleName(), w -> w.name)
                .containsExactly(tuple("Manager", "one"), tuple("Worker", "two"), tuple("Manager", "three"));
    }

    private void assertStored(List<Worker> staff) {
        assertThat(all(Worker.class, "id"))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(staff);
    }
}
