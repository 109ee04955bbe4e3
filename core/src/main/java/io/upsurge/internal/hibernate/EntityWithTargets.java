package io.upsurge.internal.hibernate;

import org.hibernate.engine.FetchTiming;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping.Cardinality;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.sql.results.graph.AssemblerCreationState;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.graph.Fetch;
import org.hibernate.sql.results.graph.FetchParent;
import org.hibernate.sql.results.graph.InitializerParent;
import org.hibernate.sql.results.graph.basic.BasicFetch;
import org.hibernate.sql.results.graph.entity.EntityInitializer;
import org.hibernate.sql.results.graph.entity.internal.AbstractNonJoinedEntityFetch;
import org.hibernate.sql.results.graph.entity.internal.EntityFetchJoinedImpl;
import org.hibernate.sql.results.graph.entity.internal.EntityFetchSelectImpl;
import org.hibernate.sql.results.graph.entity.internal.EntityResultImpl;
import org.hibernate.sql.results.graph.internal.ImmutableFetchList;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;

/**
 * An entity that is made of a row, and whose associations that Hibernate would load with each row are loaded for all rows
 * together: no reference can be made to what may not be there, as on the inverse side of a one-to-one, or to what has no
 * proxies.
 */
final class EntityWithTargets extends EntityResultImpl<Object> {

    private final EntityResultImpl<?> whole;

    private EntityWithTargets(EntityResultImpl<?> whole, ImmutableFetchList fetches) {
        super(whole.getNavigablePath(), whole.getEntityValuedModelPart(), null, null);
        this.whole = whole;
        resetFetches(fetches);
    }

    /** The same result, if nothing of it would be loaded with each row. */
    static DomainResult<?> of(DomainResult<?> result) {
        if (!(result instanceof EntityResultImpl<?> whole)) {
            return result;
        }
        boolean any = false;
        ImmutableFetchList.Builder fetches = new ImmutableFetchList.Builder(whole.getReferencedMappingContainer());
        for (Fetch fetch : whole.getFetches()) {
            Fetch later = later(fetch, whole);
            fetches.add(later);
            any |= later != fetch;
        }
        return any ? new EntityWithTargets(whole, fetches.build()) : whole;
    }

    private static Fetch later(Fetch fetch, FetchParent whole) {
        if (fetch instanceof EntityFetchJoinedImpl joined
                && joined.getFetchedMapping() instanceof ToOneAttributeMapping association) {
            return new Later(joined, association, whole);
        }
        return fetch instanceof AbstractNonJoinedEntityFetch single && isLoadedWithEachRow(single)
                ? new Later(single)
                : fetch;
    }

    /** Whether Hibernate would load the target when it makes an entity of a row. */
    static boolean isLoadedWithEachRow(AbstractNonJoinedEntityFetch fetch) {
        ToOneAttributeMapping part = fetch.getFetchedMapping();
        if (fetch instanceof EntityFetchSelectImpl) {
            return true;
        }
        if (fetch.getDiscriminatorFetch() != null) {
            return fetch.isSelectByUniqueKey();
        }
        if (part.isLazy()) {
            return false;
        }
        EntityPersister target = part.getEntityMappingType().getEntityPersister();
        return fetch.isSelectByUniqueKey()
                || mayBeMissing(part)
                || (!target.hasProxy()
                        && !target.getBytecodeEnhancementMetadata().isEnhancedForLazyLoading());
    }

    /** On the side of a one-to-one that has no columns a reference cannot be made, for there may be nothing. */
    private static boolean mayBeMissing(ToOneAttributeMapping part) {
        return part.getCardinality() == Cardinality.ONE_TO_ONE && part.isOptional();
    }

    @Override
    protected @Nullable String getSourceAlias() {
        return null;
    }

    @Override
    public @Nullable Fetch getIdentifierFetch() {
        return whole.getIdentifierFetch();
    }

    @Override
    public BasicFetch<?> getDiscriminatorFetch() {
        return whole.getDiscriminatorFetch();
    }

    @Override
    public DomainResult<Object> getRowIdResult() {
        return whole.getRowIdResult();
    }

    @Override
    public @Nullable DomainResult<?> getAuditChangesetIdResult() {
        return whole.getAuditChangesetIdResult();
    }

    /** An association whose target is loaded when all rows are entities. */
    private static final class Later extends AbstractNonJoinedEntityFetch {

        private final boolean mayBeMissing;

        Later(AbstractNonJoinedEntityFetch single) {
            super(
                    single.getNavigablePath(),
                    single.getFetchedMapping(),
                    single.getFetchParent(),
                    single.getKeyResult(),
                    (BasicFetch<?>) null,
                    single.isSelectByUniqueKey());
            this.mayBeMissing = single instanceof EntityFetchSelectImpl
                    ? single.getFetchedMapping().isInternalLoadNullable()
                    : mayBeMissing(single.getFetchedMapping());
        }

        /** Hibernate would join what has an identifier of several columns. */
        @SuppressWarnings("unchecked") // of what it is the type does not matter
        Later(EntityFetchJoinedImpl joined, ToOneAttributeMapping association, FetchParent whole) {
            super(
                    joined.getNavigablePath(),
                    association,
                    whole,
                    new OwnKey((JavaType<Object>) association.getJavaType()),
                    (BasicFetch<?>) null,
                    true);
            this.mayBeMissing = true;
        }

        @Override
        public FetchTiming getTiming() {
            return FetchTiming.IMMEDIATE;
        }

        @Override
        public EntityInitializer<?> createInitializer(InitializerParent<?> parent, AssemblerCreationState state) {
            return new LaterTargets(parent, this, mayBeMissing, state);
        }
    }
}
