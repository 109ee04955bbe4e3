package io.upsurge.internal.plan;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.dialect.Capability;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.MutationDescription;
import io.upsurge.internal.hibernate.CollectionTables;
import io.upsurge.internal.hibernate.Constant;
import io.upsurge.internal.hibernate.Evaluation;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.TableColumns;
import io.upsurge.internal.model.TableModel;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.CollectionDelete;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConditionalDelete;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.ConditionalStatement;
import io.upsurge.statement.ConditionalUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.MissingRowsInsert;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowChoice;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Everything that is known about an update or a delete by a condition before it is sent.
 *
 * @param assignments what an update sets, and a soft deletion; empty for a delete
 * @param condition what must hold of the rows; empty for all rows
 * @param constants the values of the condition and of the assignments
 * @param tables the tables that the condition and the values read
 * @param reading what the caller wants of each row
 * @param identifier the identifier of a row, as one value
 * @param evaluation reads the condition and the assigned values for evaluation in memory
 * @param readsItself whether a subquery of the condition reads the table that is written
 * @param valuesReadItself whether a subquery of an assigned value does
 * @param collections the collection tables that a delete must clear first
 */
public record ConditionalPlan(
        MappedEntity entity,
        MutationDescription description,
        UpsurgeDialect dialect,
        boolean deletes,
        List<Assignment> assignments,
        Optional<Fragment> condition,
        List<Constant> constants,
        Set<String> tables,
        ReadPlan reading,
        RowMapping identifier,
        Supplier<Evaluation> evaluation,
        boolean readsItself,
        boolean valuesReadItself,
        List<CollectionTables.Table> collections) {

    public ConditionalPlan {
        assignments = List.copyOf(assignments);
        constants = List.copyOf(constants);
        tables = Set.copyOf(tables);
        collections = List.copyOf(collections);
    }

    /** The statement over the rows that the condition holds for. */
    public ConditionalStatement statement() {
        return statement(new RowChoice.Where(condition), Optional.empty());
    }

    /** The same statement, giving its rows back. */
    public ConditionalStatement statement(RowMapping back) {
        return statement(new RowChoice.Where(condition), Optional.of(new Returning(back.selections(), false)));
    }

    /** The statements over rows with given identifiers, a table after the other. */
    public List<ConditionalStatement> byIdentifier() {
        EntityModel model = entity.model();
        if (!model.isInSeveralTables()) {
            return List.of(statement(identified(), Optional.empty()));
        }
        List<ConditionalStatement> statements = new ArrayList<>();
        for (int i = model.tables().size() - 1; i >= 0; i--) {
            TableModel table = model.tables().get(i);
            List<Assignment> here = TablesPlanner.ofTable(model, i, assignments);
            if (deletesForGood()) {
                statements.add(new ConditionalDelete(table.name(), identified(model.columnsIn(i)), Optional.empty()));
            } else if (!here.isEmpty()) {
                statements.add(new ConditionalUpdate(
                        table.name(),
                        table.key(),
                        model.columnsIn(i).of(here),
                        identified(model.columnsIn(i)),
                        Optional.empty()));
            }
        }
        return statements;
    }

    /** The statements that insert what rows with given identifiers have not yet in tables that they need not be in. */
    public List<MissingRowsInsert> missingRows() {
        EntityModel model = entity.model();
        List<MissingRowsInsert> inserts = new ArrayList<>();
        for (int i = 1; i < model.tables().size(); i++) {
            TableModel table = model.tables().get(i);
            List<Assignment> here = TablesPlanner.ofTable(model, i, assignments);
            if (table.kind() == TableModel.Kind.OPTIONAL && !here.isEmpty()) {
                inserts.add(new MissingRowsInsert(
                        model.table(),
                        identified(),
                        model.primaryKey().columns(),
                        table.name(),
                        table.key(),
                        model.columnsIn(i).of(here)));
            }
        }
        return inserts;
    }

    /** Refuses values that read another table than the one they are assigned in. */
    void requireAssignable() {
        List<ConditionalStatement> unused = byIdentifier();
    }

    private static RowChoice identified(TableColumns columns) {
        List<Column> key = new ArrayList<>();
        for (int i = 0; i < columns.entity().identifier().columns().size(); i++) {
            key.add(columns.key(i));
        }
        return new RowChoice.Identified(new RowSource(key, RowForm.VALUES));
    }

    /** The statements that delete what rows with given identifiers have in collection tables. */
    public List<CollectionDelete> fromCollections() {
        return collections.stream()
                .map(collection -> new CollectionDelete(
                        entity.model().tables().get(collection.in()).name(),
                        identified(entity.model().columnsIn(collection.in())),
                        collection.referenced(),
                        collection.name(),
                        collection.owner()))
                .toList();
    }

    /** A read of the rows that the condition holds for, which stay locked. */
    public ConditionalRead look(RowMapping mapping) {
        return new ConditionalRead(
                entity.model().table(),
                new RowChoice.Where(condition.map(entity.model()::inReads)),
                mapping.selections(),
                entity.model().joins(),
                true);
    }

    /** A read of rows with given identifiers. */
    public ConditionalRead back(RowMapping mapping) {
        return new ConditionalRead(
                entity.model().table(),
                identified(),
                mapping.selections(),
                entity.model().joins(),
                false);
    }

    /** Whether each row of the entity is in the table. */
    public boolean isInEach(String table) {
        EntityModel model = entity.model();
        return model.tables().get(model.table(table)).kind() == TableModel.Kind.OWN;
    }

    /** A read of what one of the tables has of rows with given identifiers: of what an update can write there. */
    public ConditionalRead writable(String table, RowMapping mapping) {
        EntityModel model = entity.model();
        return new ConditionalRead(
                table,
                identified(model.columnsIn(model.table(table))),
                mapping.selections(),
                List.of(),
                !deletesForGood() && can(Capability.LOCKING_READ));
    }

    private ConditionalStatement statement(RowChoice choice, Optional<Returning> returning) {
        String table = entity.model().table();
        return deletesForGood()
                ? new ConditionalDelete(table, choice, returning)
                : new ConditionalUpdate(table, entity.model().primaryKey().columns(), assignments, choice, returning);
    }

    /** Whether the rows are gone afterwards; a soft deletion is an update. */
    public boolean deletesForGood() {
        return deletes && entity.model().softDeletion().isEmpty();
    }

    private RowChoice identified() {
        return new RowChoice.Identified(identifiers());
    }

    /** The columns of the identifier, as rows bring them. */
    public RowSource identifiers() {
        return new RowSource(
                entity.model().identifier().columns().stream()
                        .map(ColumnModel::column)
                        .toList(),
                RowForm.VALUES);
    }

    /** How many identifiers go into one statement; as many as possible where the next one would see its changes. */
    public int chunkSize() {
        int shared = constants.size() * 2; // a joined update may hold a constant twice
        int possible =
                (dialect.maxParameters() - shared) / identifiers().columns().size();
        return Math.max(1, valuesReadItself ? possible : Math.min(dialect.preferredChunk(), possible));
    }

    /** Whether the statement itself gives its rows back. */
    public boolean isReturning() {
        return can(deletesForGood() ? Capability.RETURNING_DELETED : Capability.RETURNING_UPDATED) && !looksFirst();
    }

    /** Whether the rows must be looked up before they are written, whoever wants them. */
    public boolean looksFirst() {
        return entity.model().isInSeveralTables()
                || !collections.isEmpty()
                || (readsItself && !can(Capability.CONDITION_OVER_TARGET));
    }

    /** Why the database cannot do it without looking the rows up first. */
    public String whyLook() {
        if (entity.model().isInSeveralTables()) {
            return "they are in several tables";
        } else if (!collections.isEmpty()) {
            return "what they have in " + collections.get(0).name() + " must be deleted first";
        }
        return looksFirst()
                ? Capability.CONDITION_OVER_TARGET.otherwise()
                : (deletesForGood() ? Capability.RETURNING_DELETED : Capability.RETURNING_UPDATED).otherwise();
    }

    /** What was asked for that makes the look necessary, whoever wants the rows. */
    public String lookedFor() {
        if (entity.model().isInSeveralTables()) {
            return "A mutation of rows in several tables";
        }
        return collections.isEmpty()
                ? "A condition that reads the table itself"
                : "A delete of rows with rows in " + collections.get(0).name();
    }

    /** What to do instead. */
    public String insteadOfLooking() {
        return collections.isEmpty()
                ? "write the condition without the subquery"
                : "change or remove the entities one by one";
    }

    /** Why a value cannot read the table that is written, and what to do instead. */
    private static String valueRefusal() {
        return "A value that reads the table itself was asked for, and this database cannot: "
                + Capability.VALUE_OVER_TARGET.otherwise() + ". Instead, read the value before, and give it";
    }

    /** What the database cannot do of this, whatever is managed in the session. */
    public List<String> refusals() {
        if (valuesReadItself && !can(Capability.VALUE_OVER_TARGET)) {
            return List.of(valueRefusal());
        } else if (can(Capability.LOCKING_READ)) {
            return List.of();
        } else if (looksFirst()) {
            return List.of(refusal(lookedFor(), insteadOfLooking()));
        }
        return reading.isWanted() && !isReturning()
                ? List.of(refusal("returning(..)", "leave it out, and read the rows before or after"))
                : List.of();
    }

    /** Refuses values that could only see the table half written. */
    public void requireOneStatement(int rows) {
        if (valuesReadItself && rows > chunkSize()) {
            throw unsupported("A value that reads the table itself was asked for " + rows
                    + " rows, and this database cannot: " + whyLook() + ", and one statement takes " + chunkSize()
                    + " of them, so that the next one would see its changes. Instead, say synchronize(NONE)"
                    + " without returning(..), or read the value before, and give it");
        }
    }

    /** What the database cannot do, as an exception. */
    public UnsupportedMutationException unsupported(String why) {
        return new UnsupportedMutationException(entity.model().name() + " on " + entity.database() + ": " + why);
    }

    /** Refuses to look rows up where they cannot be locked. */
    public void requireLook(String asked, String instead) {
        if (!can(Capability.LOCKING_READ)) {
            throw unsupported(refusal(asked, instead));
        }
    }

    /** Why rows cannot be looked up, and what to do instead. */
    public String refusal(String asked, String instead) {
        return asked + " was asked for, and this database cannot: " + whyLook() + ", and "
                + Capability.LOCKING_READ.otherwise() + ". Instead, " + instead;
    }

    /** Whether the database can do it. */
    public boolean can(Capability capability) {
        return dialect.capabilities().contains(capability);
    }
}
