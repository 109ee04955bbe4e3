package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.FactoryMappings;
import java.util.function.Function;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** A contract that reads what a dialect declares, in both directions: it must work, or else be refused with a reason. */
public abstract class CapabilityContract extends Contract {

    protected CapabilityContract(Class<?>... entities) {
        super(entities);
    }

    /** The dialect that answers. */
    protected UpsurgeDialect dialect() {
        return sessions()
                .unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(FactoryMappings.class)
                .dialect()
                .orElseThrow();
    }

    /** Whether the dialect declares it. */
    protected boolean can(Capability capability) {
        return dialect().capabilities().contains(capability);
    }

    /** The call is refused, with words that say what was asked and what to do instead, before anything is sent. */
    protected void assertRefused(Function<Upsurge, ?> call, String... words) {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> call.apply(upsurge))
                    .isInstanceOf(UnsupportedMutationException.class)
                    .hasMessageContainingAll(words)
                    .hasMessageContaining("this database cannot")
                    .hasMessageContaining("Instead");
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
    }
}
