package io.upsurge.tck.contract;

import io.upsurge.tck.model.Voyage;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hibernate.Session;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Managed instances of enhanced classes, which note what was changed, are in step with what statements wrote. */
public abstract class EnhancedInstancesContract extends Contract {

    @RegisterExtension
    static final Enhanced ENHANCED = new Enhanced(Voyage.class, EnhancedVoyages.class);

    protected EnhancedInstancesContract() {
        super(
                ENHANCED.of(Voyage.Ship.class),
                ENHANCED.of(Voyage.class),
                ENHANCED.of(Voyage.Log.class),
                ENHANCED.of(Voyage.Leg.class),
                ENHANCED.of(Voyage.LongLeg.class));
    }

    @Override
    protected Map<String, ?> settings() {
        return Enhanced.settings();
    }

    @SuppressWarnings("unchecked")
    private static BiConsumer<String, Session> voyages() {
        try {
            return (BiConsumer<String, Session>)
                    ENHANCED.of(EnhancedVoyages.class).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPSERT",
                "UPSERT_WITH_NOTHING_BACK",
                "UPDATE_BY_KEY",
                "UPDATE_BY_KEY_OF_ITSELF",
                "UPDATE_FETCHED",
                "UPDATE_EVALUATED",
                "INSERT_MANAGING",
                "GIVE_A_REFERENCE",
                "GIVE_WHAT_WAS_DETACHED",
                "REFER_TO_WHAT_MAY_BE_MISSING",
                "BECOME_OF_ANOTHER_CLASS"
            })
    void areInStep(String what) {
        sessions().inTransaction(session -> voyages().accept("STORE", session));

        sessions().inTransaction(session -> voyages().accept(what, session));
    }
}
