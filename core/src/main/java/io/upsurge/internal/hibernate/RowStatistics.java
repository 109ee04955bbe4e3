package io.upsurge.internal.hibernate;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.stat.spi.StatisticsImplementor;

/** Counts the rows of an entity that were written, where the session factory keeps statistics. */
public final class RowStatistics {

    private final StatisticsImplementor statistics;
    private final String entity;

    RowStatistics(SharedSessionContractImplementor session, MappedEntity entity) {
        this.statistics = session.getFactory().getStatistics();
        this.entity = entity.persister().getEntityName();
    }

    /** Whether statistics are kept. */
    public boolean areKept() {
        return statistics.isStatisticsEnabled();
    }

    /** Counts a row, an upsert as such whatever became of it, as Hibernate does. */
    public void count(RowOperation operation) {
        switch (operation) {
            case INSERT -> statistics.insertEntity(entity);
            case UPDATE -> statistics.updateEntity(entity);
            case UPSERT, INSERT_IF_ABSENT -> statistics.upsertEntity(entity);
        }
    }

    /** Counts the rows that were updated by a condition. */
    public void countUpdated(long rows) {
        count(rows, () -> statistics.updateEntity(entity));
    }

    /** Counts the rows that were deleted by a condition. */
    public void countDeleted(long rows) {
        count(rows, () -> statistics.deleteEntity(entity));
    }

    private void count(long rows, Runnable one) {
        for (long row = 0; row < rows && areKept(); row++) {
            one.run();
        }
    }
}
