package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Signatory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generators of the application's own, which make a value of each entity, and generators for updates only (T23). */
public abstract class OwnGeneratorContract extends Contract {

    protected OwnGeneratorContract() {
        super(Signatory.class);
    }

    private static List<Signatory> three(String prefix) {
        return List.of(
                new Signatory(1L, "a" + prefix), new Signatory(2L, "b" + prefix), new Signatory(3L, "c" + prefix));
    }

    private List<String> initials() {
        return all(Signatory.class, "id").stream()
                .map(signatory -> String.valueOf(signatory.initials))
                .toList();
    }

    @Test
    void insertsWhatIsMadeOfEachEntity() {
        upsurge(upsurge -> upsurge.insertInto(Signatory.class).execute(three("x")));

        assertThat(initials()).containsExactly("ai", "bi", "ci");
    }

    @Test
    void updatesByKeyWithWhatIsMadeOfEachEntity() {
        stored(new Signatory(1L, "x"), new Signatory(2L, "y"), new Signatory(3L, "z"));

        List<Signatory> managed = inSession(session -> {
            List<Signatory> found = session.createSelectionQuery("from Signatory order by id", Signatory.class)
                    .getResultList();
            Upsurge.of(session).updateByKey(Signatory.class).execute(three("y"));
            return found;
        });

        assertThat(initials()).containsExactly("au", "bu", "cu");
        assertThat(managed).usingRecursiveFieldByFieldElementComparator().isEqualTo(all(Signatory.class, "id"));
    }

    /** Nobody knows which of them will be an update: each has what is made for an insert. */
    @Test
    void upsertsWhatIsMadeOfEachEntity() {
        stored(new Signatory(2L, "x"));

        upsurge(upsurge -> upsurge.upsertAll(three("y")));

        assertThat(initials()).containsExactly("ai", "bi", "ci");
    }

    @Test
    void refusesAnUpdateThatHasNoEntity() {
        stored(new Signatory(1L, "x"));

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.update(Signatory.class)
                        .value("name", "y")
                        .where(row -> row.builder().equal(row.existing("id"), 1L))
                        .execute()))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("'initials'", "generator of the mapping's own", "Set it in the update");
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.updateByKey(Signatory.class)
                        .execute(Rows.of(Signatory.class)
                                .row(row -> row.value("id", 1L).value("name", "y")))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("'initials'", "give entities to updateByKey(..)");
        assertThat(sent()).isEmpty();
        assertThat(initials()).containsExactly("xi");
    }

    @Test
    void takesWhatIsSetInItsPlace() {
        stored(new Signatory(1L, "x"), new Signatory(2L, "y"));

        upsurge(upsurge -> upsurge.update(Signatory.class)
                .value("initials", "one")
                .where(row -> row.builder().equal(row.existing("id"), 1L))
                .execute());
        upsurge(upsurge -> upsurge.updateByKey(Signatory.class)
                .execute(Rows.of(Signatory.class).row(row -> row.value("id", 2L).value("initials", "two"))));

        assertThat(initials()).containsExactly("one", "two");
    }

    @Test
    void whatUpdatesMakeIsMadeByNoInsert() {
        upsurge(upsurge -> upsurge.upsertAll(three("x")));

        assertThat(all(Signatory.class, "id"))
                .extracting(signatory -> signatory.revised, signatory -> signatory.answer)
                .containsOnly(tuple(null, null));
    }

    @Test
    void whatUpdatesMakeIsMadeByUpsertsOfStoredRows() {
        stored(new Signatory(1L, "x"));

        Signatory returned = upsurge(upsurge -> upsurge.upsert(new Signatory(1L, "y")));

        assertThat(returned.revised).isNotNull();
        assertThat(returned.answer).isEqualTo(42);
        assertThat(returned)
                .usingRecursiveComparison()
                .isEqualTo(all(Signatory.class, "id").get(0));
    }

    @Test
    void whatUpdatesMakeIsMadeByUpdates() {
        stored(new Signatory(1L, "x"), new Signatory(2L, "x"));

        upsurge(upsurge -> upsurge.updateByKey(Signatory.class).execute(List.of(new Signatory(1L, "y"))));
        upsurge(upsurge -> upsurge.update(Signatory.class)
                .value("initials", "y")
                .where(row -> row.builder().equal(row.existing("id"), 2L))
                .execute());

        assertThat(all(Signatory.class, "id"))
                .extracting(signatory -> signatory.revised != null, signatory -> signatory.answer)
                .containsExactly(tuple(true, 42), tuple(true, 42));
    }
}
