package io.upsurge.internal.execution;

import io.upsurge.dialect.SqlText;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.hibernate.RowMappings;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.hibernate.SentColumns;
import io.upsurge.internal.hibernate.StatementRunner;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.PlannedRead;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyGroups;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpdateStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;

/** Sends the statements of a plan for a chunk of its rows. */
final class Sender {

    /** A row that was read by key: which of the given rows it is, and its values without the position. */
    record Found(GivenRow row, @Nullable Object[] values) {}

    private final StatementRunner statements;
    private final SqlTexts texts;
    private final Keys keys;
    private final RowValues values;
    private final RowLoading loading;
    private final boolean refresh;

    /**
     * A sender.
     *
     * @param refresh whether instances that are managed already take the values that are read
     */
    Sender(
            StatementRunner statements,
            SqlTexts texts,
            Keys keys,
            RowValues values,
            RowLoading loading,
            boolean refresh) {
        this.statements = statements;
        this.texts = texts;
        this.keys = keys;
        this.values = values;
        this.loading = loading;
        this.refresh = refresh;
    }

    /** Sends a statement that gives rows back. */
    List<@Nullable Object[]> query(Statement planned, RowsPlan plan, RowMapping mapping, List<GivenRow> rows) {
        Statement statement = loading.statement(planned, plan, rows.size());
        return statements.query(
                text(plan, statement, comparing(statement, plan), rows.size()),
                sent(statement, plan),
                cells(statement, plan, rows),
                plan.constants(),
                mapping,
                refresh);
    }

    /** Sends a statement that gives a count back. */
    int update(Statement planned, RowsPlan plan, List<GivenRow> rows) {
        Statement statement = loading.statement(planned, plan, rows.size());
        return statements.update(
                text(plan, statement, comparing(statement, plan), rows.size()),
                plan.cells().sent(),
                cells(rows),
                plan.constants());
    }

    /** Sends a statement about one of several tables, with the cells that it takes. */
    int update(Statement statement, RowsPlan plan, SentColumns columns, List<@Nullable Object[]> rows) {
        return statements.update(texts.text(plan.dialect(), statement, rows.size()), columns, rows, plan.constants());
    }

    /** Sends a statement about several tables that gives back how many rows it wrote. */
    int count(Statement statement, RowsPlan plan, SentColumns columns, List<@Nullable Object[]> rows) {
        RowMappings mappings = new RowMappings(plan.entity());
        @Nullable
        Object[] count = statements
                .query(
                        texts.text(plan.dialect(), statement, rows.size()),
                        columns,
                        rows,
                        plan.constants(),
                        mappings.withPosition(mappings.nothing()),
                        refresh)
                .get(0);
        return (Integer) Objects.requireNonNull(count[0]);
    }

    /** Updates stored rows that are known to be there. */
    int updateByKey(RowsPlan plan, List<GivenRow> rows) {
        return update(plan.statements().update().orElseThrow(), plan, rows);
    }

    /** Inserts one row, and returns the identifier that the database has made for it. */
    Object insertOne(RowsPlan plan, GivenRow row) {
        return told(plan.statements().write(), plan, row)
                .orElseThrow(() -> new HibernateException("The database made an identifier for a row of "
                        + plan.entity().model().name() + ", and its driver does not tell which"));
    }

    /** Sends a statement about one row, and returns the row's identifier as far as the driver tells it. */
    Optional<Object> told(Statement one, RowsPlan plan, GivenRow row) {
        return statements.generated(
                texts.text(plan.dialect(), one, 1), sent(one, plan), cells(one, plan, List.of(row)), plan.constants());
    }

    /** Inserts rows for which the database draws identifiers in their order, and notes these. */
    void insertInOrder(String drawnIdentities, RowsPlan plan, List<GivenRow> rows) {
        Statement insert = plan.statements().write();
        statements.update(
                texts.text(plan.dialect(), insert, rows.size()),
                sent(insert, plan),
                cells(insert, plan, rows),
                plan.constants());
        Iterator<Object> drawn = statements.drawn(drawnIdentities, rows.size()).iterator();
        rows.forEach(row -> row.identifier = drawn.next());
    }

    /** Reads stored rows by the identifiers that the given ones have by now. */
    List<Found> byIdentifier(PlannedRead read, RowsPlan plan, List<GivenRow> rows) {
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        AttributeModel identifier = plan.entity().model().identifier();
        for (GivenRow row : rows) {
            @Nullable Object[] key = new Object[identifier.columns().size()];
            values.split(identifier, row.identifier, key, 0);
            cells.add(key);
        }
        return found(rows, query(read.statement(), read, plan, cells));
    }

    /** Reads rows of one of several tables by the identifiers that a look has found. */
    List<Found> byStoredIdentifier(PlannedRead read, RowsPlan plan, List<GivenRow> rows) {
        int width = plan.entity().model().identifier().columns().size();
        KeyRead statement = read.statement();
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        rows.forEach(row -> cells.add(Arrays.copyOf(Objects.requireNonNull(row.stored), width)));
        SentColumns columns = plan.cells()
                .sent()
                .chosen(
                        plan.entity(),
                        statement.rows().columns(),
                        IntStream.range(0, width).boxed().toList());
        return found(
                rows,
                statements.query(
                        texts.text(plan.dialect(), statement, rows.size()),
                        columns,
                        cells,
                        plan.constants(),
                        read.mapping(),
                        refresh));
    }

    private List<@Nullable Object[]> query(
            KeyRead statement, PlannedRead read, RowsPlan plan, List<@Nullable Object[]> cells) {
        return statements.query(
                text(plan, read.statement(), statement, cells.size()),
                SentColumns.of(plan.entity(), statement.rows().columns()),
                cells,
                plan.constants(),
                read.mapping(),
                refresh);
    }

    /** Reads stored rows by key. */
    List<Found> byKey(PlannedRead read, RowsPlan plan, List<GivenRow> rows) {
        return byCells(read, plan, rows, plan.cells().key());
    }

    /** Reads stored rows by some of the given ones' cells. */
    List<Found> byCells(PlannedRead read, RowsPlan plan, List<GivenRow> rows, List<Integer> positions) {
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        for (GivenRow row : rows) {
            cells.add(positions.stream().map(position -> row.cells[position]).toArray());
        }
        return found(rows, query(comparing(read, plan), read, plan, cells));
    }

    /** Reads which rows are there, under a lock that lasts until the transaction ends. */
    List<Found> look(RowsPlan plan, List<GivenRow> rows) {
        PlannedRead look = plan.reads().look();
        KeyRead read = comparing(look, plan);
        SqlText lock = texts.lock(plan.dialect(), read, rows.size());
        if (!lock.text().isEmpty()) {
            statements.update(lock, plan.cells().sent(), cells(rows), plan.constants());
        }
        return found(rows, query(read, plan, look.mapping(), rows));
    }

    /** Asks the database which keys are the same: for each, the position of the first one that is. */
    int[] firstOfSame(KeyGroups groups, RowsPlan plan, List<@Nullable Object[]> cells) {
        RowMappings mappings = new RowMappings(plan.entity());
        List<@Nullable Object[]> read = statements.query(
                texts.textOfEqual(plan.dialect(), groups, cells.size()),
                SentColumns.of(plan.entity(), groups.rows().columns()),
                cells,
                List.of(),
                mappings.withPosition(mappings.withPosition(mappings.nothing())),
                refresh);
        int[] first = new int[cells.size()];
        for (@Nullable Object[] positions : read) {
            first[(Integer) Objects.requireNonNull(positions[0])] = (Integer) Objects.requireNonNull(positions[1]);
        }
        return first;
    }

    /** Where keys are compared otherwise than the plan says, the statement is made anew in each call. */
    private SqlText text(RowsPlan plan, Statement planned, Statement sent, int rows) {
        return sent == planned ? texts.text(plan.dialect(), sent, rows) : texts.textOfEqual(plan.dialect(), sent, rows);
    }

    /** Updates find rows by their keys, which are to be compared as the stored ones are. */
    private Statement comparing(Statement statement, RowsPlan plan) {
        return statement instanceof UpdateStatement update
                ? update.comparing(columns -> keys.compared(plan, columns))
                : statement;
    }

    private KeyRead comparing(PlannedRead read, RowsPlan plan) {
        return read.statement().comparing(columns -> keys.compared(plan, columns));
    }

    private static List<Found> found(List<GivenRow> rows, List<@Nullable Object[]> read) {
        List<Found> found = new ArrayList<>(read.size());
        for (@Nullable Object[] values : read) {
            Object position = Objects.requireNonNull(values[values.length - 1]);
            found.add(new Found(rows.get((Integer) position), values));
        }
        return found;
    }

    /** An insert into the first of several tables takes some of the columns only. */
    private static SentColumns sent(Statement statement, RowsPlan plan) {
        return statement instanceof InsertStatement && plan.tables().isPresent()
                ? TableRows.sent(plan, plan.tables().get().first().insert())
                : plan.cells().sent();
    }

    private static List<@Nullable Object[]> cells(Statement statement, RowsPlan plan, List<GivenRow> rows) {
        return statement instanceof InsertStatement && plan.tables().isPresent()
                ? TableRows.cells(plan, plan.tables().get().first().insert(), rows)
                : cells(rows);
    }

    private static List<@Nullable Object[]> cells(List<GivenRow> rows) {
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        rows.forEach(row -> cells.add(row.cells));
        return cells;
    }
}
