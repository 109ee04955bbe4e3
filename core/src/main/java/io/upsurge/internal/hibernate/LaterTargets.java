package io.upsurge.internal.hibernate;

import io.upsurge.internal.hibernate.AssociatedEntities.Referring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.sql.results.graph.AssemblerCreationState;
import org.hibernate.sql.results.graph.Initializer;
import org.hibernate.sql.results.graph.InitializerData;
import org.hibernate.sql.results.graph.InitializerParent;
import org.hibernate.sql.results.graph.entity.EntityInitializer;
import org.hibernate.sql.results.graph.entity.internal.AbstractNonJoinedEntityFetch;
import org.hibernate.sql.results.graph.entity.internal.EntitySelectFetchInitializer;
import org.hibernate.sql.results.jdbc.spi.RowProcessingState;
import org.jspecify.annotations.Nullable;

/**
 * Loads what entities refer to by one association, for all of them together: when all rows are entities, and before
 * anybody is told that they were loaded. Until then the association is as it was, or null.
 */
final class LaterTargets extends EntitySelectFetchInitializer<LaterTargets.Waiting> {

    /** The entities of one result that wait. */
    static final class Waiting extends EntitySelectFetchInitializer.EntitySelectFetchInitializerData {

        private final List<Referring> referring = new ArrayList<>();

        Waiting(LaterTargets targets, RowProcessingState state) {
            super(targets, state);
        }

        Object key() {
            return Objects.requireNonNull(entityIdentifier);
        }
    }

    private final boolean byUniqueKey;
    private final boolean mayBeMissing;
    private final EntityInitializer<InitializerData> owner;

    @SuppressWarnings("unchecked") // an initializer takes its own data, whatever that is
    LaterTargets(
            InitializerParent<?> parent,
            AbstractNonJoinedEntityFetch fetch,
            boolean mayBeMissing,
            AssemblerCreationState creationState) {
        super(
                parent,
                fetch.getFetchedMapping(),
                fetch.getNavigablePath(),
                fetch.getFetchedMapping().getEntityMappingType().getEntityPersister(),
                fetch.getKeyResult(),
                false,
                creationState);
        this.byUniqueKey = fetch.isSelectByUniqueKey();
        this.mayBeMissing = mayBeMissing;
        this.owner = (EntityInitializer<InitializerData>)
                Objects.requireNonNull(Initializer.findOwningEntityInitializer(parent));
    }

    @Override
    protected InitializerData createInitializerData(RowProcessingState state) {
        return new Waiting(this, state);
    }

    @Override
    protected void initialize(EntitySelectFetchInitializerData data) {
        Waiting waiting = (Waiting) data;
        InitializerData row = owner.getData(data.getRowProcessingState());
        data.setInstance(null);
        if (row.getState() != State.INITIALIZED) {
            Object instance = owner.getTargetInstance(row);
            waiting.referring.add(new Referring(instance, owner.getConcreteDescriptor(row), waiting.key()));
            data.setInstance(known(instance, data.getRowProcessingState().getSession()));
        }
    }

    /** What a managed instance referred to: enhanced classes may tell its other side when that changes. */
    private @Nullable Object known(Object instance, SharedSessionContractImplementor session) {
        EntityEntry entry = session.getPersistenceContextInternal().getEntry(instance);
        @Nullable Object[] state = entry == null ? null : entry.getLoadedState();
        return state == null ? null : state[toOneMapping.getStateArrayPosition()];
    }

    @Override
    public void endLoading(Waiting data) {
        super.endLoading(data);
        if (data.referring.isEmpty()) {
            return;
        }
        SharedSessionContractImplementor session = data.getRowProcessingState().getSession();
        PersistenceContext managed = session.getPersistenceContextInternal();
        AssociatedEntities targets = AssociatedEntities.of(toOneMapping, byUniqueKey, mayBeMissing, session);
        List<Referring> all = data.referring.stream()
                .map(one -> one.key() == OwnKey.UNKNOWN ? one.with(ownKey(one, session)) : one)
                .toList();
        targets.load(all);
        for (Referring referring : all) {
            Object target = targets.get(referring.key());
            int position = toOneMapping.getStateArrayPosition();
            referring.persister().setValue(referring.instance(), position, target);
            EntityEntry entry = managed.getEntry(referring.instance());
            @Nullable Object[] state = entry == null ? null : entry.getLoadedState();
            if (state != null) {
                state[position] = target;
            }
        }
        data.referring.clear();
    }

    /** What the other side refers to. */
    private Object ownKey(Referring one, SharedSessionContractImplementor session) {
        return toOneMapping
                .getForeignKeyDescriptor()
                .getAssociationKeyFromSide(one.instance(), ForeignKeyDescriptor.Nature.TARGET, session);
    }
}
