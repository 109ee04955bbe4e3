package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.InvalidMutationException;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Account;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Carrier;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Memo;
import io.upsurge.tck.model.Shipment;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;

/**
 * What is asserted of every mistake: it is found before any statement, a sequence's included, its message says what was
 * asked, why it cannot be and what to do instead, and the session goes on with all that it had pending.
 */
public abstract class Mistakes extends Contract {

    private static final int LONGEST_MESSAGE = 2_000;

    private int attempts;

    protected Mistakes() {
        super(Carrier.class, Shipment.class, Book.class, Country.class, Account.class, Memo.class);
    }

    @BeforeEach
    void storeWhatGetsDirty() {
        attempts = 0;
        stored(new Country("DIRTY", "before"));
    }

    /** The message of a mistake, once everything about it is as it must be. */
    protected String refused(Function<Upsurge, ?> mistake) {
        return refusedIn(InvalidMutationException.class, session -> mistake.apply(Upsurge.of(session)));
    }

    /** The message of what this database cannot do, once everything about it is as it must be. */
    protected String unsupported(Function<Upsurge, ?> mistake) {
        return refusedIn(UnsupportedMutationException.class, session -> mistake.apply(Upsurge.of(session)));
    }

    /** The message of a mistake, made in a session of its own. */
    protected String refusedIn(Class<? extends RuntimeException> type, Function<Session, ?> mistake) {
        attempts++;
        String message = inSession(session -> {
            session.find(Country.class, "DIRTY").name = "changed " + attempts;
            session.persist(new Country("NEW" + attempts, "pending"));
            database().statements().clear();

            Throwable thrown = catchThrowable(() -> mistake.apply(session));

            assertThat(thrown).isInstanceOf(type);
            assertThat(database().statements().sql()).isEmpty();
            assertThat(session.getTransaction().getRollbackOnly()).isFalse();
            Upsurge.of(session).upsert(new Country("OK" + attempts, "after"));
            return String.valueOf(thrown.getMessage());
        });
        assertThat(all(Country.class, "code"))
                .extracting(country -> country.code, country -> country.name)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("DIRTY", "changed " + attempts),
                        org.assertj.core.groups.Tuple.tuple("NEW" + attempts, "pending"),
                        org.assertj.core.groups.Tuple.tuple("OK" + attempts, "after"));
        assertThat(message).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE).doesNotContainPattern("\\p{C}");
        return message;
    }

    /** What a caller gives who does not look. */
    @NullUnmarked
    @SuppressWarnings("TypeParameterUnusedInFormals")
    protected static <T> T nothing() {
        return null;
    }
}
