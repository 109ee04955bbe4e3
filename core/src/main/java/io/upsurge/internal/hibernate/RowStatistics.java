package io.upsurge.internal.hibernate;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.stat.spi.StatisticsImplementor;

/** Counts the rows of an entity that were written, where the session factory keeps statistics. */
public final class RowStatistics {

    private final StatisticsImplementor statistics;
    private final String entity;
    private final RowOperation operation;

    RowStatistics(SharedSessionContractImplementor session, MappedEntity entity, RowOperation operation) {
        this.statistics = session.getFactory().getStatistics();
        this.entity = entity.persister().getEntityName();
        this.operation = operation;
    }

    /** Whether statistics are kept. */
    public boolean areKept() {
        return statistics.isStatisticsEnabled();
    }

    /** Counts a row, an upsert as such whatever became of it, as Hibernate does. */
    public void count() {
        switch (operation) {
            case INSERT -> statistics.insertEntity(entity);
            case UPDATE -> statistics.updateEntity(entity);
            case UPSERT, INSERT_IF_ABSENT -> statistics.upsertEntity(entity);
        }
    }
}
