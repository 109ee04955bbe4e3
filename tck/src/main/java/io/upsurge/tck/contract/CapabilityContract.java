package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import java.util.function.Function;

/** A contract that reads what a dialect declares, in both directions: it must work, or else be refused with a reason. */
public abstract class CapabilityContract extends Contract {

    protected CapabilityContract(Class<?>... entities) {
        super(entities);
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
