package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Applicant;
import io.upsurge.tck.model.Applicant.LetIn;
import jakarta.persistence.ValidationMode;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.ValidationSettings;
import org.junit.jupiter.api.Test;

/** Bean Validation sees entities before anything is sent, as it does in a flush (T34). */
public abstract class ValidationContract extends Contract {

    private static final Map<String, ?> VALIDATED =
            Map.of(ValidationSettings.JAKARTA_VALIDATION_MODE, ValidationMode.CALLBACK);

    protected ValidationContract() {
        super(Applicant.class);
    }

    @Override
    protected Map<String, ?> settings() {
        return VALIDATED;
    }

    private static List<Applicant> oneGoodOneBad() {
        return List.of(new Applicant(1L, "Ann"), new Applicant(2L, "B"));
    }

    /** Refused for the second row's name, nothing was sent, and the transaction goes on. */
    private void assertRefused(Consumer<Upsurge> call) {
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            assertThatThrownBy(() -> call.accept(upsurge))
                    .isInstanceOfSatisfying(ConstraintViolationException.class, e -> {
                        assertThat(e.getConstraintViolations())
                                .extracting(
                                        violation -> violation.getPropertyPath().toString())
                                .containsExactly("name");
                        assertThat(e.getSuppressed())
                                .singleElement()
                                .satisfies(row -> assertThat(row).hasMessageContaining("Row 1 of Applicant"));
                    });
            assertThat(sent()).isEmpty();
            upsurge.upsert(new Applicant(9L, "Zoe"));
            return session;
        });
        assertThat(all(Applicant.class, "id"))
                .extracting(found -> found.id)
                .contains(9L)
                .doesNotContain(2L);
    }

    @Test
    void refusesToInsertWhatIsNotValid() {
        assertRefused(upsurge -> upsurge.insertInto(Applicant.class).execute(oneGoodOneBad()));
    }

    @Test
    void refusesToUpsertWhatIsNotValid() {
        assertRefused(upsurge -> upsurge.upsertAll(oneGoodOneBad()));
        assertRefused(upsurge -> upsurge.upsertInto(Applicant.class).doNothing().execute(oneGoodOneBad()));
    }

    @Test
    void refusesToUpdateToWhatIsNotValid() {
        assertRefused(upsurge -> upsurge.updateByKey(Applicant.class).execute(oneGoodOneBad()));
    }

    @Test
    void seesWhatACallbackHasSet() {
        upsurge(upsurge -> upsurge.insertInto(Applicant.class).execute(List.of(new Applicant(1L, ""))));

        assertThat(all(Applicant.class, "id")).extracting(found -> found.name).containsExactly("nobody");
    }

    @Test
    void rowsOfValuesAreNotValidated() {
        upsurge(upsurge -> upsurge.upsertInto(Applicant.class)
                .execute(Rows.maps(Applicant.class, List.of(Map.of("id", 1L, "name", "B")))));

        assertThat(all(Applicant.class, "id")).hasSize(1);
    }

    @Test
    void asksForTheGroupsOfTheSettings() {
        SessionFactory upserts = database()
                .sessionFactory(
                        Map.<String, Object>of(
                                ValidationSettings.JAKARTA_VALIDATION_MODE,
                                ValidationMode.CALLBACK,
                                "jakarta.persistence.validation.group.pre-upsert",
                                LetIn.class.getName(),
                                "jakarta.persistence.validation.group.pre-persist",
                                ""),
                        Applicant.class);
        List<Applicant> nameless = List.of(new Applicant(1L, null));
        try (Session session = upserts.openSession()) {
            session.beginTransaction();
            Upsurge upsurge = Upsurge.of(session);
            assertThatThrownBy(() -> upsurge.upsertAll(nameless))
                    .isInstanceOfSatisfying(
                            ConstraintViolationException.class,
                            e -> assertThat(e.getConstraintViolations())
                                    .extracting(violation ->
                                            violation.getPropertyPath().toString())
                                    .containsExactly("badge"));
            assertThatThrownBy(() -> upsurge.updateByKey(Applicant.class).execute(nameless))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("name");
            session.getTransaction().rollback();
        }
    }

    @Test
    void whereItIsSwitchedOffNobodyIsAsked() {
        SessionFactory trusting = database()
                .sessionFactory(
                        Map.of(ValidationSettings.JAKARTA_VALIDATION_MODE, ValidationMode.NONE), Applicant.class);
        trusting.inTransaction(session -> Upsurge.of(session).upsert(new Applicant(1L, "B")));

        Applicant stored = trusting.fromTransaction(session -> session.find(Applicant.class, 1L));
        assertThat(stored.name).isEqualTo("B");
    }
}
