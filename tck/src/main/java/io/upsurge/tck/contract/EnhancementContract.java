package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Pamphlet;
import io.upsurge.tck.model.Printed;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A lazy attribute that was never loaded is no NULL, in classes that were enhanced for such attributes. */
public abstract class EnhancementContract extends Contract {

    @RegisterExtension
    static final Enhanced ENHANCED = new Enhanced(Pamphlet.class);

    protected EnhancementContract() {
        super(ENHANCED.of(Pamphlet.class));
    }

    @Override
    protected Map<String, ?> settings() {
        return Enhanced.settings();
    }

    private static Printed pamphlet(long number, String title, String text) {
        try {
            Printed printed = (Printed)
                    ENHANCED.of(Pamphlet.class).getDeclaredConstructor().newInstance();
            printed.number(number);
            printed.title(title);
            printed.text(text);
            return printed;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A detached pamphlet whose text was not loaded. */
    private Printed withoutText() {
        stored(pamphlet(1, "old", "text"));
        Printed found = sessions().fromTransaction(session -> (Printed) session.find(ENHANCED.of(Pamphlet.class), 1L));
        assertThat(Hibernate.isPropertyInitialized(found, "text")).isFalse();
        assertThat(Hibernate.isPropertyInitialized(found, "title")).isTrue();
        return found;
    }

    private String row() {
        return sessions()
                .fromTransaction(session -> session.createSelectionQuery(
                                "select title || ' ' || text from Pamphlet", String.class)
                        .getSingleResult());
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> type() {
        return (Class<Object>) ENHANCED.of(Pamphlet.class);
    }

    @Test
    void refusesToUpsertWhatWasNotLoaded() {
        Printed found = withoutText();
        found.title("new");

        inSession(session -> {
            assertThatThrownBy(() -> Upsurge.of(session).upsert((Object) found))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("Row 0 is a Pamphlet", "'text' was never loaded", "Load it first");
            assertThat(sent()).isEmpty();
            return session;
        });
        assertThat(row()).isEqualTo("old text");
    }

    @Test
    void anUpdateLeavesAloneWhatWasNotLoaded() {
        Printed found = withoutText();
        found.title("new");

        upsurge(upsurge -> upsurge.updateByKey(type()).execute(List.of(found, pamphlet(2, "missing", "none"))));

        assertThat(row()).isEqualTo("new text");
    }

    @Test
    void whatWasSetNeedNotBeLoaded() {
        Printed found = withoutText();
        found.text("changed");

        upsurge(upsurge -> upsurge.upsert((Object) found));

        assertThat(row()).isEqualTo("old changed");
    }

    @Test
    void aManagedInstanceShowsWhatWasWrittenWhetherItHadLoadedItOrNot() {
        stored(pamphlet(1, "old", "text"));
        for (boolean loaded : List.of(false, true)) {
            String text = "changed " + loaded;
            inSession(session -> {
                Printed managed = (Printed) session.find(ENHANCED.of(Pamphlet.class), 1L);
                if (loaded) {
                    assertThat(managed.text()).isNotNull();
                }
                Object returned = Upsurge.of(session).upsert((Object) pamphlet(1, "new", text));
                assertThat(returned).isSameAs(managed);
                assertThat(managed.text()).isEqualTo(text);
                return session;
            });
            assertThat(row()).isEqualTo("new " + text);
        }
    }

    @Test
    void anInsertedEntityIsWholeAndMayBecomeManaged() {
        inSession(session -> {
            Printed given = pamphlet(1, "title", "text");
            Upsurge.of(session).insertInto(type()).managing().execute(List.of(given));
            given.title("changed");
            session.flush();
            assertThat(given.text()).isEqualTo("text");
            return session;
        });
        assertThat(row()).isEqualTo("changed text");
    }
}
