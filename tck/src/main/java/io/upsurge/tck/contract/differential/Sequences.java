package io.upsurge.tck.contract.differential;

import io.upsurge.tck.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;

/** Runs sequences of random steps, each in a transaction that is rolled back at its end. */
public final class Sequences {

    private final TestDatabase database;
    private final SessionFactory sessions;

    /** Sequences on a database whose table of guests is empty. */
    public Sequences(TestDatabase database, SessionFactory sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /** Runs so many sequences of so many steps; the first that fails is shown as short as it can be made. */
    public void run(long firstSeed, int sequences, int steps) {
        for (long seed = firstSeed; seed < firstSeed + sequences; seed++) {
            List<Step> sequence = new Steps(seed).sequence(steps);
            if (failure(sequence).isPresent()) {
                List<Step> shortest =
                        Shrinking.shortest(sequence, shorter -> failure(shorter).isPresent());
                AssertionError failure = failure(shortest).orElseThrow();
                throw new AssertionError(
                        "Seed " + seed + " fails, at least with these steps:\n"
                                + shortest.stream().map(Step::toString).collect(Collectors.joining("\n")) + "\n"
                                + failure.getMessage(),
                        failure);
            }
        }
    }

    private Optional<AssertionError> failure(List<Step> sequence) {
        try (Connection connection = database.connection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                new Sequence(sessions, connection).run(sequence);
                return Optional.empty();
            } catch (AssertionError e) {
                return Optional.of(e);
            } finally {
                connection.rollback();
                connection.setAutoCommit(before);
                database.statements().clear();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
