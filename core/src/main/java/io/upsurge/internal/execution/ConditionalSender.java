package io.upsurge.internal.execution;

import io.upsurge.dialect.SqlText;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.hibernate.RowMappings;
import io.upsurge.internal.hibernate.SentColumns;
import io.upsurge.internal.hibernate.StatementRunner;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.ConditionalPlan;
import io.upsurge.statement.CollectionDelete;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.ConditionalStatement;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.MissingRowsInsert;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the statements of a {@link ConditionalPlan}: by its condition, or by identifiers in chunks. */
final class ConditionalSender {

    private final ConditionalPlan plan;
    private final HibernateSession session;
    private final StatementRunner statements;
    private final SqlTexts texts;

    ConditionalSender(ConditionalPlan plan, HibernateSession session, SqlTexts texts) {
        this.plan = plan;
        this.session = session;
        this.statements = session.statements(plan.entity());
        this.texts = texts;
    }

    /** Writes all rows that the condition holds for, and says how many there were. */
    long write() {
        return statements.update(text(plan.statement(), 0), SentColumns.NONE, List.of(), plan.constants());
    }

    /** The same, and gives the rows back. */
    List<@Nullable Object[]> write(RowMapping mapping, boolean refresh) {
        SqlText sql = text(plan.statement(mapping), 0);
        return plan.dialect().undoesFailedStatements()
                ? query(sql, mapping, refresh)
                : session.orUndo(() -> query(sql, mapping, refresh));
    }

    /** Reads the rows that the condition holds for, under a lock that lasts until the transaction ends. */
    List<@Nullable Object[]> look(RowMapping mapping, boolean refresh) {
        ConditionalRead look = plan.look(mapping);
        KeyRead whole = new KeyRead(
                look.table(),
                new RowSource(List.of(), RowForm.VALUES),
                plan.entity().model().primaryKey().columns(),
                false,
                Optional.empty(),
                List.of(),
                true);
        SqlText lock = texts.lock(plan.dialect(), whole, 0);
        if (!lock.text().isEmpty()) {
            statements.update(lock, SentColumns.NONE, List.of(), List.of());
        }
        return query(text(look, 0), mapping, refresh);
    }

    private List<@Nullable Object[]> query(SqlText sql, RowMapping mapping, boolean refresh) {
        return statements.query(sql, SentColumns.NONE, List.of(), plan.constants(), mapping, refresh);
    }

    /** Writes the rows with these identifiers, and says how many there were. */
    long write(List<?> identifiers) {
        List<ConditionalStatement> writes = plan.byIdentifier();
        List<MissingRowsInsert> missing = plan.missingRows();
        long written = 0;
        for (List<@Nullable Object[]> cells : chunks(identifiers)) {
            for (CollectionDelete collection : plan.fromCollections()) {
                statements.update(text(collection, cells.size()), columns(), cells, List.of());
            }
            long most = 0;
            Map<String, Integer> updated = new HashMap<>();
            for (ConditionalStatement statement : writes) {
                int count = statements.update(text(statement, cells.size()), columns(), cells, plan.constants());
                most = Math.max(most, count);
                updated.put(statement.table(), count);
                if (plan.isInEach(statement.table())) {
                    requireWritten(statement.table(), count, cells);
                }
            }
            for (MissingRowsInsert insert : missing) {
                int there = updated.getOrDefault(insert.missing(), 0);
                requireWritten(insert.missing(), there + insert(insert, cells, there), cells);
            }
            written += missing.isEmpty() ? most : cells.size(); // each was updated there, or inserted
        }
        return written;
    }

    /**
     * Refuses rows of which the look has found what the database then does not let this user write; a row that has vanished
     * from a table meanwhile is none.
     */
    private void requireWritten(String name, int written, List<@Nullable Object[]> cells) {
        if (written == cells.size()) {
            return;
        }
        boolean deletes = plan.deletesForGood();
        int there = writable(name, cells);
        boolean lost = deletes ? there > 0 : there < cells.size();
        if (lost && session.tables(plan.dialect()).hidesRows(name)) {
            throw DeniedAccess.toPart(plan.entity(), deletes ? "delete" : "update", name);
        }
    }

    /** Of how many rows the table has what this user may write. */
    private int writable(String table, List<@Nullable Object[]> cells) {
        RowMappings mappings = new RowMappings(plan.entity());
        RowMapping one = mappings.withCondition(mappings.nothing(), Fragment.text("1 = 1"));
        ConditionalRead read = plan.writable(table, one);
        return statements
                .query(text(read, cells.size()), columns(), cells, List.of(), one, false)
                .size();
    }

    /** Inserts what the rows lack in a table, where so many are there. */
    private int insert(MissingRowsInsert insert, List<@Nullable Object[]> cells, int there) {
        String table = insert.missing();
        return new HiddenKey(session, plan.dialect(), table, insert.key())
                .insert(
                        () -> statements.update(text(insert, cells.size()), columns(), cells, plan.constants()),
                        () -> writable(table, cells) > there,
                        e -> DeniedAccess.toPart(plan.entity(), "update", table));
    }

    /** Reads the rows with these identifiers. */
    List<@Nullable Object[]> read(List<?> identifiers, RowMapping mapping, boolean refresh) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (List<@Nullable Object[]> cells : chunks(identifiers)) {
            SqlText sql = text(plan.back(mapping), cells.size());
            rows.addAll(statements.query(sql, columns(), cells, List.of(), mapping, refresh));
        }
        return rows;
    }

    private List<List<@Nullable Object[]>> chunks(List<?> identifiers) {
        AttributeModel identifier = plan.entity().model().identifier();
        List<List<@Nullable Object[]>> chunks = new ArrayList<>();
        List<@Nullable Object[]> chunk = new ArrayList<>();
        for (Object value : identifiers) {
            if (chunk.isEmpty() || chunk.size() == plan.chunkSize()) {
                chunk = new ArrayList<>();
                chunks.add(chunk);
            }
            @Nullable Object[] cells = new Object[columns().size()];
            session.values(plan.entity()).split(identifier, value, cells, 0);
            chunk.add(cells);
        }
        return chunks;
    }

    private SentColumns columns() {
        return SentColumns.of(plan.entity(), plan.identifiers().columns());
    }

    private SqlText text(Statement statement, int rows) {
        return texts.textOfEqual(plan.dialect(), statement, rows);
    }
}
