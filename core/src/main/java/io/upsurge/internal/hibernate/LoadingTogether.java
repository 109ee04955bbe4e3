package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityUniqueKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.QueryFlushMode;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.results.internal.RowProcessingStateStandardImpl;
import org.hibernate.sql.results.jdbc.spi.JdbcValues;
import org.hibernate.sql.results.jdbc.spi.JdbcValuesSourceProcessingOptions;
import org.hibernate.sql.results.jdbc.spi.JdbcValuesSourceProcessingState;
import org.hibernate.sql.results.spi.ListResultsConsumer;
import org.hibernate.sql.results.spi.ListResultsConsumer.UniqueSemantic;
import org.hibernate.sql.results.spi.ResultsConsumer;
import org.hibernate.sql.results.spi.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes entities of rows whose inverse associations are loaded for all of them together, and not one by one.
 *
 * <p>While a row is made an entity, Hibernate looks for the other side in the session before it loads it. There it finds a
 * stand-in, which gives way to what is loaded once all rows are entities, or to null.
 */
final class LoadingTogether implements ResultsConsumer<List<@Nullable Object[]>, @Nullable Object[]> {

    private static final int KEYS_AT_ONCE = 500;

    private final List<InverseAssociation> associations;
    private final ExecutionContext context;
    private final PersistenceContext managed;

    LoadingTogether(List<InverseAssociation> associations, ExecutionContext context) {
        this.associations = associations;
        this.context = context;
        this.managed = context.getSession().getPersistenceContextInternal();
    }

    @Override
    public boolean canResultsBeCached() {
        return false;
    }

    @Override
    public List<@Nullable Object[]> consume(
            JdbcValues values,
            SharedSessionContractImplementor session,
            JdbcValuesSourceProcessingOptions options,
            JdbcValuesSourceProcessingState state,
            RowProcessingStateStandardImpl rowState,
            RowReader<@Nullable Object[]> reader) {
        BufferedValues buffered = BufferedValues.of(values, rowState);
        List<Map<Object, Object>> standIns = new ArrayList<>();
        List<@Nullable Object[]> rows;
        try {
            for (InverseAssociation association : associations) {
                standIns.add(standIns(association, buffered.rows(), session));
            }
            rows = ListResultsConsumer.<@Nullable Object[]>instance(UniqueSemantic.NONE)
                    .consume(
                            buffered,
                            session,
                            options,
                            state,
                            new RowProcessingStateStandardImpl(state, context, reader, buffered),
                            reader);
        } finally {
            for (int i = 0; i < standIns.size(); i++) {
                InverseAssociation association = associations.get(i);
                standIns.get(i).values().forEach(owner -> forget(association.key(owner)));
            }
        }
        for (int i = 0; i < standIns.size(); i++) {
            replace(associations.get(i), standIns.get(i), rows, session);
        }
        return rows;
    }

    /** Hibernate itself says so of what it has looked for and not found. */
    @SuppressWarnings("NullAway") // the parameter is not marked as what may be null
    private void forget(EntityUniqueKey key) {
        managed.addEntity(key, null);
    }

    /** Stand-ins for the other sides that the session does not know, and the identifiers of those they refer to. */
    private Map<Object, Object> standIns(
            InverseAssociation association, List<@Nullable Object[]> rows, SharedSessionContractImplementor session) {
        Map<Object, Object> standIns = new IdentityHashMap<>();
        for (@Nullable Object[] row : rows) {
            Object cell = row[association.identifier()];
            if (cell != null) {
                Object owner = association.identifier(cell);
                EntityUniqueKey key = association.key(owner);
                if (managed.getEntity(key) == null) {
                    Object standIn = association.target().instantiate(null, session);
                    managed.addEntity(key, standIn);
                    standIns.put(standIn, owner);
                }
            }
        }
        return standIns;
    }

    /** Gives the entities that have a stand-in what was loaded for it. */
    private void replace(
            InverseAssociation association,
            Map<Object, Object> standIns,
            List<@Nullable Object[]> rows,
            SharedSessionContractImplementor session) {
        Map<Object, Object> waiting = new IdentityHashMap<>();
        for (@Nullable Object[] row : rows) {
            Object instance = Hibernate.unproxy(row[0]);
            Object value =
                    instance == null ? null : association.entity().persister().getValue(instance, association.state());
            if (value != null && standIns.containsKey(value)) {
                waiting.put(instance, standIns.get(value));
            }
        }
        Map<Object, Object> loaded = loaded(association, List.copyOf(waiting.values()), session);
        waiting.forEach((instance, owner) -> {
            Object value = loaded.get(owner);
            association.entity().persister().setValue(instance, association.state(), value);
            EntityEntry entry = managed.getEntry(instance);
            @Nullable Object[] state = entry == null ? null : entry.getLoadedState();
            if (state != null) {
                state[association.state()] = value;
            }
        });
    }

    private static Map<Object, Object> loaded(
            InverseAssociation association, List<Object> owners, SharedSessionContractImplementor session) {
        Map<Object, Object> loaded = new HashMap<>();
        for (int from = 0; from < owners.size(); from += KEYS_AT_ONCE) {
            List<Object> keys = owners.subList(from, Math.min(owners.size(), from + KEYS_AT_ONCE));
            session.createSelectionQuery(association.query(), Object[].class)
                    .setParameterList("keys", keys)
                    .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                    .getResultList()
                    .forEach(row -> loaded.put(row[0], row[1]));
        }
        return loaded;
    }
}
