package io.upsurge.internal.plan;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.VersionPolicy;
import io.upsurge.dialect.Capability;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.Constant;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.hibernate.SentColumns;
import io.upsurge.internal.model.RowMark;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about a statement for rows of one shape before the first row is seen.
 *
 * @param target the key by which rows are told apart
 * @param cells what each row brings, and where
 * @param statements what is sent
 * @param returning the statements that give their rows back, where the database has them and something reads the rows
 * @param update what rows that are there are updated with; empty where they stay as they are
 * @param hasUserCondition whether the caller gave a condition
 * @param reading what the caller wants of each row
 * @param reads what is read by key
 * @param tables what is written to each table; empty where there is but one
 * @param foreign finds stored rows that have the keys of given ones and are not theirs to write; none where all are
 * @param constants the values that are the same for all rows
 * @param means how the database comes to do it, or why it cannot
 * @param otherKeys the same rows by the other keys that they bring, by which no two of an insert may be the same either
 */
public record RowsPlan(
        MappedEntity entity,
        RowsDescription description,
        UpsurgeDialect dialect,
        Shape shape,
        PlannedTarget target,
        Cells cells,
        Statements statements,
        Optional<ReturningStatements> returning,
        Optional<DoUpdate> update,
        boolean hasUserCondition,
        ReadPlan reading,
        Reads reads,
        Optional<TableWrites> tables,
        List<ForeignRows> foreign,
        List<Constant> constants,
        Means means,
        int chunkSize,
        List<RowsPlan> otherKeys) {

    /**
     * The cells of a row.
     *
     * @param sent what each row brings: values for the columns, then the constants of its own expressions
     * @param layout where the values of each attribute go among the columns
     * @param key where the key's columns are among the columns
     * @param version where the version is among the columns; -1 where there is none
     */
    public record Cells(SentColumns sent, CellLayout layout, List<Integer> key, int version) {
        public Cells {
            key = List.copyOf(key);
        }
    }

    /**
     * How a database does what is asked.
     *
     * @param refusals why it cannot; empty where it can
     * @param emulations what is done in several steps
     */
    public record Means(Strategy strategy, List<String> refusals, List<String> emulations) {
        public Means {
            refusals = List.copyOf(refusals);
            emulations = List.copyOf(emulations);
        }

        private Means refused(String why) {
            List<String> reasons = new ArrayList<>(refusals);
            reasons.add(why);
            return new Means(strategy, reasons, emulations);
        }
    }

    /**
     * The statements that write.
     *
     * @param write the one that does it all
     * @param insert for rows that are known to be absent
     * @param update for rows that are known to be there, where the one that does it all cannot be used
     * @param telling the one that does it all for a single row, and tells its identifier, where that is all that is wanted
     * @param loaded in the place of the one that does it all where the rows are many; empty where they are never loaded
     */
    public record Statements(
            Statement write,
            Optional<InsertStatement> insert,
            Optional<UpdateStatement> update,
            Optional<UpsertStatement> telling,
            Optional<Loaded> loaded) {

        /** One statement that does it all. */
        public Statements(Statement write) {
            this(write, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        private Statements loaded(Loaded many) {
            return new Statements(write, insert, update, telling, Optional.of(many));
        }
    }

    /**
     * The statements that take rows which were loaded before.
     *
     * @param write the one that does it all
     * @param returning the same, giving its rows back
     * @param inPlace whether the rows are loaded into the table itself
     * @param leastRows from how many rows of a statement on they are loaded
     * @param chunkSize how many rows are loaded at a time
     */
    public record Loaded(
            Statement write, Optional<Statement> returning, boolean inPlace, int leastRows, int chunkSize) {}

    /**
     * The statements that write and give their rows back.
     *
     * @param write the one that does it all
     * @param insert for rows that are known to be absent
     * @param mapping what comes back: what is wanted, the key, then the outcome or the position
     * @param keyAt where the key begins among what comes back
     * @param outcome whether the last value tells rows that were inserted from those that were updated
     * @param writtenRowsOnly whether a row that is left alone does not come back
     * @param hiddenAreMissing whether a row that does not come back may have been hidden when the statement began, and
     *     counts as missing though it may be shown by now
     */
    public record ReturningStatements(
            Statement write,
            Optional<InsertStatement> insert,
            RowMapping mapping,
            int keyAt,
            boolean outcome,
            boolean writtenRowsOnly,
            boolean hiddenAreMissing) {

        /** Statements of which every row has the same outcome. */
        ReturningStatements(Statement write, RowMapping mapping, int keyAt) {
            this(write, mapping, keyAt, false);
        }

        /** The same. */
        ReturningStatements(Statement write, RowMapping mapping, int keyAt, boolean hiddenAreMissing) {
            this(write, Optional.empty(), mapping, keyAt, false, false, hiddenAreMissing);
        }
    }

    /**
     * The reads by key.
     *
     * @param back what the caller wants, then the version where there is one
     * @param current as back, under a lock, so that it finds what a snapshot does not show
     * @param managed the entity, into the instances that are managed
     * @param keys the key as it is stored
     * @param look under a lock: whether the condition holds, whether a value would change, the version
     * @param identified what the caller wants of rows that were inserted, by the identifiers they have been given
     */
    public record Reads(
            PlannedRead back,
            PlannedRead current,
            PlannedRead managed,
            PlannedRead keys,
            PlannedRead look,
            PlannedRead identified) {}

    /**
     * How stored rows are found that have the keys of given ones and are not theirs to write.
     *
     * @param read for each mark, 1 where the row has it
     * @param cells where what rows are found by is among the columns
     * @param beforehand whether they are in other tables, so that a statement would not notice them
     */
    public record ForeignRows(PlannedRead read, List<RowMark> marks, List<Integer> cells, boolean beforehand) {
        public ForeignRows {
            cells = List.copyOf(cells);
            marks = List.copyOf(marks);
        }
    }

    public RowsPlan {
        foreign = List.copyOf(foreign);
        constants = List.copyOf(constants);
        otherKeys = List.copyOf(otherKeys);
    }

    /** Quickly, for rows are sorted by their plans. */
    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + target.columns().hashCode();
    }

    /** The same, which is refused for one more reason. */
    public RowsPlan refused(String why) {
        return with(statements, constants, means.refused(why));
    }

    /** The same, with other values for the first of its constants. */
    public RowsPlan withFirst(List<Constant> values) {
        if (values.isEmpty()) {
            return this;
        }
        List<Constant> all = new ArrayList<>(values);
        all.addAll(constants.subList(values.size(), constants.size()));
        return with(statements, all, means);
    }

    /** The same, whose rows are loaded where they are many. */
    RowsPlan loaded(Loaded loaded) {
        return with(statements.loaded(loaded), constants, means);
    }

    private RowsPlan with(Statements otherStatements, List<Constant> otherConstants, Means otherMeans) {
        return new RowsPlan(
                entity,
                description,
                dialect,
                shape,
                target,
                cells,
                otherStatements,
                returning,
                update,
                hasUserCondition,
                reading,
                reads,
                tables,
                foreign,
                otherConstants,
                otherMeans,
                chunkSize,
                otherKeys);
    }

    /** The columns that rows bring values for. */
    public List<Column> columns() {
        return cells.sent().columns();
    }

    /** Why this database cannot do it, where it cannot. */
    public UnsupportedMutationException refusal() {
        return new UnsupportedMutationException(
                entity.model().name() + " on " + entity.database() + ": " + String.join("; ", means.refusals()));
    }

    /** Whether rows that are there already stay as they are. */
    public boolean doesNothing() {
        return update.isEmpty();
    }

    /** Whether the update has a condition, the caller's or that on the version. */
    public boolean isConditional() {
        boolean versioned = shape.versionGiven()
                && description.options().version() != VersionPolicy.IGNORE
                && entity.model().version().isPresent();
        return update.isPresent() && (hasUserCondition || versioned);
    }

    /** Whether equal rows are left alone. */
    public boolean isOnlyIfChanged() {
        return update.filter(some -> !some.compared().isEmpty()).isPresent();
    }

    /** Whether the database makes the identifiers of the rows. */
    public boolean identifierIsMadeByDatabase() {
        return shape.leavesIdentifierToDatabase(entity.model());
    }

    /** Whether the order of the rows of an insert says which of the identifiers that it draws is whose. */
    public boolean identifiersAreInOrder() {
        return identifierIsMadeByDatabase()
                && entity.identifier().isIdentity()
                && dialect.capabilities().contains(Capability.IDENTITY_IN_ORDER);
    }

    /** What tells these identifiers where an insert gives nothing back. */
    public Optional<String> drawnIdentities() {
        return identifiersAreInOrder() ? dialect.drawnIdentities() : Optional.empty();
    }

    /** Whether the key by which rows are told apart is an identifier that Hibernate is yet to make. */
    public boolean keyIsYetToBeMade() {
        return !shape.identifierGiven()
                && !target.columns().isEmpty()
                && target.columns().equals(entity.model().primaryKey().columns());
    }

    /** Whether identifiers are made for rows that a look has not found only, and not for all rows before. */
    public boolean drawsAfterLook() {
        return means.strategy() == Strategy.EMULATED
                && new LateIdentifiers(entity, dialect, shape, target).arePossible(update);
    }

    /** Whether no key tells the rows apart, so that none can be found again by its key. */
    public boolean hasNoKey() {
        return cells.key().isEmpty();
    }
}
