package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.application.Application;
import io.upsurge.tck.application.Country;
import io.upsurge.tck.application.Customer;
import io.upsurge.tck.application.Seat;
import io.upsurge.tck.application.TaxRate;
import io.upsurge.tck.application.Warehouse;
import io.upsurge.tck.mapping.EntityMappings;
import io.upsurge.tck.mapping.MappingProbe;
import io.upsurge.tck.mapping.Sample;
import io.upsurge.tck.mapping.StatementForm;
import jakarta.persistence.Entity;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A whole application in one session factory: what {@link EntityMappingsContract} says of each of its entities costs no
 * statement per row, and holds after commits as well.
 */
public abstract class ApplicationContract {

    private static final int FEW = 4;
    private static final int MANY = 12;
    private static final Set<StatementForm> ROW_BY_ROW =
            EnumSet.of(StatementForm.UPSERT, StatementForm.UPSERT_INTO, StatementForm.UPDATE_BY_KEY);

    protected abstract TestDatabase database();

    @Test
    void hasRowsOfEveryEntity() {
        List<Class<?>> entities = Application.classes().stream()
                .filter(type -> type.isAnnotationPresent(Entity.class))
                .toList();

        assertThat(entities).hasSizeGreaterThanOrEqualTo(25);
        List<Class<?>> withRows =
                Application.samples().stream().<Class<?>>map(Sample::entity).toList();
        assertThat(entities)
                .filteredOn(type -> !Modifier.isAbstract(type.getModifiers()))
                .allMatch(withRows::contains, "has a sample");
    }

    /**
     * Nor for what the rows refer to and Hibernate cannot leave for later, which a query of its own loads one by one: but
     * for an association in an identifier to a class that has no proxies, for without its target no row is an entity.
     */
    @ParameterizedTest
    @MethodSource("samples")
    void sendsNoStatementForEachRow(Sample<?> sample) {
        MappingProbe probe = probe();
        assumeTrue(probe.isStorable(sample), "Hibernate cannot store such rows here");
        int inIdentifiers = sample.entity() == TaxRate.class ? MANY - FEW : 0;
        Map<StatementForm, Integer> many = probe.statements(sample, MANY);

        probe.statements(sample, FEW)
                .forEach((form, few) -> assertThat(many)
                        .as("statements for %s rows", MANY)
                        .hasEntrySatisfying(
                                form,
                                count -> assertThat(count - inIdentifiers)
                                        .isLessThanOrEqualTo(goesRowByRow(form) ? few * MANY / FEW : few)));
    }

    static List<Sample<?>> samples() {
        return Application.samples();
    }

    private boolean goesRowByRow(StatementForm form) {
        return ROW_BY_ROW.contains(form) && database().dialect().maxRows() == 1;
    }

    @Test
    void leavesNothingStaleInCaches() {
        for (Sample<?> sample : Application.samples()) {
            if (Set.of(Country.class, Customer.class).contains(sample.entity())) {
                probe().committed(sample, 100_000);
            }
        }
    }

    /** SQLite has foreign keys that it does not look at unless it is told to. */
    @Test
    void aReferenceToARowThatIsNotThereFailsWherePersistFails() {
        Throwable persists = failure(Session::persist);
        Throwable upserts = failure((session, seat) -> Upsurge.of(session).upsert(seat));

        if (persists == null) {
            assertThat(upserts).isNull();
        } else {
            assertThat(upserts).hasSameClassAs(persists).isInstanceOf(ConstraintViolationException.class);
        }
    }

    private @Nullable Throwable failure(BiConsumer<Session, Seat> writing) {
        try (Session session = sessions().openSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                Seat seat = new Seat();
                seat.id = 1;
                seat.warehouse = session.getReference(Warehouse.class, 4711);
                return catchThrowable(() -> {
                    writing.accept(session, seat);
                    session.flush();
                });
            } finally {
                transaction.rollback();
            }
        }
    }

    private MappingProbe probe() {
        return new MappingProbe(sessions(), database().statements(), EntityMappings.all());
    }

    private SessionFactory sessions() {
        return database()
                .sessionFactory(
                        ApplicationSettings.on(database().name()),
                        EntityMappings.classes().toArray(Class<?>[]::new));
    }
}
