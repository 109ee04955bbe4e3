package io.upsurge.tck.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.InvalidMutationException;
import io.upsurge.tck.Statements;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/** Tries every statement with the rows of a mapping, in transactions that are rolled back. */
public final class MappingProbe {

    private final SessionFactory factory;
    private final Statements statements;
    private final List<Sample<?>> samples;
    private final Supplier<Session> sessions;
    private final Consumer<Session> first;

    /**
     * On one database.
     *
     * @param samples also those that others refer to
     */
    public MappingProbe(SessionFactory factory, Statements statements, List<Sample<?>> samples) {
        this(factory, statements, samples, factory::openSession, session -> {});
        Generators.fill(factory);
    }

    /**
     * On one database, in sessions of their own kind.
     *
     * @param first what each transaction begins with
     */
    public MappingProbe(
            SessionFactory factory,
            Statements statements,
            List<Sample<?>> samples,
            Supplier<Session> sessions,
            Consumer<Session> first) {
        this.factory = factory;
        this.statements = statements;
        this.samples = samples;
        this.sessions = sessions;
        this.first = first;
    }

    /**
     * What becomes of each statement.
     *
     * @throws AssertionError if one breaks a law, or is refused with a reason that the sample does not name
     */
    public Map<StatementForm, Verdict> verdicts(Sample<?> sample) {
        return verdictsOf(sample);
    }

    /** Whether Hibernate can store the rows and read them. */
    public boolean isStorable(Sample<?> sample) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        on(sample, stage -> failure.set(catchThrowable(() -> new InsertLaws<>(stage).laws())));
        return failure.get() == null;
    }

    /** How many statements each form sends for so many rows, which it gives back. */
    public Map<StatementForm, Integer> statements(Sample<?> sample, int rows) {
        Map<StatementForm, Integer> counts = new EnumMap<>(StatementForm.class);
        on(sample, stage -> {
            stage.prepare(rows);
            counts.putAll(new StatementCounts<>(stage).of(rows));
        });
        return counts;
    }

    /**
     * Rows that are committed, read, changed by an upsert and deleted are found as they are by sessions that read what is
     * cached.
     *
     * @param first the number of the first row, whose like no other test stores
     */
    public void committed(Sample<?> sample, int first) {
        new CommittedRows<>(factory, sample, samples, statements).check(first);
    }

    private <E> Map<StatementForm, Verdict> verdictsOf(Sample<E> sample) {
        Map<StatementForm, Verdict> verdicts = new EnumMap<>(StatementForm.class);
        on(sample, stage -> {
            List<Laws<E>> inserting = new ArrayList<>();
            if (catchThrowable(() -> inserting.add(new InsertLaws<>(stage))) == null) {
                inserting.get(0).laws().forEach((form, law) -> verdicts.put(form, verdict(stage, form, law)));
                new ChangeLaws<>(stage)
                        .laws()
                        .forEach((form, law) -> verdicts.merge(form, verdict(stage, form, law), MappingProbe::worse));
            }
        });
        on(sample, stage -> {
            if (!verdicts.isEmpty() && !sample.reached().isEmpty()) {
                GraphLaws<E> graphs = new GraphLaws<>(stage);
                verdicts.merge(
                        StatementForm.UPSERT,
                        verdict(stage, StatementForm.UPSERT, graphs::upsert),
                        MappingProbe::worse);
            }
        });
        if (verdicts.isEmpty()) {
            Verdict fails = failsAsPersist(sample);
            Stream.of(StatementForm.values()).forEach(form -> verdicts.put(form, fails));
        }
        return verdicts;
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return one instanceof Verdict.Works ? other : one;
    }

    private static <E> Verdict verdict(Stage<E> stage, StatementForm form, Runnable law) {
        try {
            stage.beside(() -> {
                law.run();
                return form;
            });
            return new Verdict.Works();
        } catch (Stage.Refusal refusal) {
            String message = String.valueOf(refusal.getMessage());
            Optional<String> reason = stage.sample.reasonIn(message);
            return new Verdict.Refused(reason.orElseThrow(() -> new AssertionError(
                    form.words() + " is refused for a reason that the sample does not name: " + message, refusal)));
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(form.words() + " of " + stage.sample + ": " + broken.getMessage(), broken);
        }
    }

    /** Where Hibernate cannot store the rows and read them, what inserts fails as well. */
    private <E> Verdict failsAsPersist(Sample<E> sample) {
        Throwable failure = failure(sample, stage -> stage.stored(stage.persisted(Stage.upTo(Laws.ROWS))));
        assertThat(failure).as("what persist or find says").isInstanceOf(RuntimeException.class);
        List<Consumer<Stage<E>>> inserting = List.of(
                stage -> stage.upsurge.insertInto(sample.entity()).returning().execute(stage.made(Stage.upTo(1))),
                stage -> stage.upsurge.upsertInto(sample.entity()).returning().execute(stage.made(Stage.upTo(1))));
        for (Consumer<Stage<E>> statement : inserting) {
            assertThat(failure(sample, statement))
                    .as("persist fails with %s", failure)
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(InvalidMutationException.class);
        }
        return new Verdict.FailsAsPersist(String.valueOf(failure));
    }

    private <E> @Nullable Throwable failure(Sample<E> sample, Consumer<Stage<E>> work) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        on(sample, stage -> {
            stage.prepare(Laws.ROWS);
            failure.set(catchThrowable(() -> work.accept(stage)));
        });
        return failure.get();
    }

    private <E> void on(Sample<E> sample, Consumer<Stage<E>> work) {
        try (Session session = sessions.get()) {
            Transaction transaction = session.beginTransaction();
            try {
                first.accept(session);
                work.accept(new Stage<>(sample, session, samples, statements));
            } finally {
                transaction.rollback();
            }
        }
    }
}
