package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.sql.results.jdbc.internal.AbstractJdbcValues;
import org.hibernate.sql.results.jdbc.spi.JdbcValues;
import org.hibernate.sql.results.jdbc.spi.JdbcValuesMapping;
import org.hibernate.sql.results.jdbc.spi.RowProcessingState;
import org.jspecify.annotations.Nullable;

/** The JDBC values of all rows that a statement gives back, taken before any of them is made an entity. */
final class BufferedValues extends AbstractJdbcValues {

    private final JdbcValues source;
    private final List<@Nullable Object[]> rows;
    private int position = -1;

    private BufferedValues(JdbcValues source, List<@Nullable Object[]> rows) {
        this.source = source;
        this.rows = rows;
    }

    /** Takes all rows. */
    static BufferedValues of(JdbcValues source, RowProcessingState state) {
        int width = source.getValuesMapping().getSqlSelections().size();
        List<@Nullable Object[]> rows = new ArrayList<>();
        while (source.next(state)) {
            @Nullable Object[] row = new Object[width];
            for (int i = 0; i < width; i++) {
                row[i] = source.getCurrentRowValue(i);
            }
            rows.add(row);
            source.finishRowProcessing(state, true);
        }
        return new BufferedValues(source, rows);
    }

    /** The rows, with a value for each selection. */
    List<@Nullable Object[]> rows() {
        return rows;
    }

    @Override
    protected boolean processNext(RowProcessingState state) {
        return moveTo(position + 1);
    }

    @Override
    protected boolean processPrevious(RowProcessingState state) {
        return moveTo(position - 1);
    }

    @Override
    protected boolean processScroll(int number, RowProcessingState state) {
        return moveTo(position + number);
    }

    @Override
    protected boolean processPosition(int number, RowProcessingState state) {
        return moveTo(number < 0 ? rows.size() + number : number - 1);
    }

    private boolean moveTo(int wanted) {
        position = Math.max(-1, Math.min(wanted, rows.size()));
        return position >= 0 && position < rows.size();
    }

    @Override
    public @Nullable Object getCurrentRowValue(int index) {
        return rows.get(position)[index];
    }

    @Override
    public JdbcValuesMapping getValuesMapping() {
        return source.getValuesMapping();
    }

    @Override
    public boolean usesFollowOnLocking() {
        return source.usesFollowOnLocking();
    }

    @Override
    public void finishUp(SharedSessionContractImplementor session) {
        source.finishUp(session);
    }

    @Override
    public void finishRowProcessing(RowProcessingState state, boolean wasAdded) {}

    @Override
    public void setFetchSize(int size) {}

    @Override
    public int getResultCountEstimate() {
        return rows.size();
    }

    @Override
    public int getPosition() {
        return position + 1;
    }

    @Override
    public boolean isBeforeFirst(RowProcessingState state) {
        return position < 0;
    }

    @Override
    public void beforeFirst(RowProcessingState state) {
        position = -1;
    }

    @Override
    public boolean isFirst(RowProcessingState state) {
        return position == 0;
    }

    @Override
    public boolean first(RowProcessingState state) {
        return moveTo(0);
    }

    @Override
    public boolean isAfterLast(RowProcessingState state) {
        return position >= rows.size();
    }

    @Override
    public void afterLast(RowProcessingState state) {
        position = rows.size();
    }

    @Override
    public boolean isLast(RowProcessingState state) {
        return position == rows.size() - 1;
    }

    @Override
    public boolean last(RowProcessingState state) {
        return moveTo(rows.size() - 1);
    }
}
