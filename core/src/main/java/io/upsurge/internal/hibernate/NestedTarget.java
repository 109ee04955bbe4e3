package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.graph.Fetch;
import org.hibernate.sql.results.graph.FetchParent;
import org.hibernate.sql.results.graph.embeddable.EmbeddableResultGraphNode;
import org.hibernate.sql.results.graph.entity.internal.AbstractNonJoinedEntityFetch;
import org.hibernate.sql.results.graph.entity.internal.EntityResultImpl;
import org.jspecify.annotations.Nullable;

/**
 * What an identifier or an embeddable refers to, and what Hibernate would load with each row: the value that it is part of
 * may be unchangeable and is made with it, so that it must be there before.
 *
 * @param key the identifier of what is referred to, as a result of the row
 */
record NestedTarget(ToOneAttributeMapping association, DomainResult<?> key) {

    /** Those of the results of a row. */
    static List<NestedTarget> in(List<DomainResult<?>> results) {
        List<NestedTarget> found = new ArrayList<>();
        for (DomainResult<?> result : results) {
            if (result instanceof EntityResultImpl<?> entity) {
                addWithin(entity.getIdentifierFetch(), found);
                entity.getFetches().forEach(fetch -> addWithin(fetch, found));
            } else {
                addWithin(result, found);
            }
        }
        return found;
    }

    private static void addWithin(@Nullable Object node, List<NestedTarget> found) {
        if (!(node instanceof EmbeddableResultGraphNode) || !(node instanceof FetchParent embeddable)) {
            return;
        }
        for (Fetch fetch : embeddable.getFetches()) {
            if (fetch instanceof AbstractNonJoinedEntityFetch target) {
                if (canBeLoadedBefore(target)) {
                    found.add(new NestedTarget(target.getFetchedMapping(), target.getKeyResult()));
                }
            } else {
                addWithin(fetch, found);
            }
        }
    }

    /** What refers to the rows in turn would get proxies of them, which nobody gets rid of, if it came first. */
    private static boolean canBeLoadedBefore(AbstractNonJoinedEntityFetch fetch) {
        ToOneAttributeMapping association = fetch.getFetchedMapping();
        return EntityWithTargets.isLoadedWithEachRow(fetch)
                && !fetch.isSelectByUniqueKey()
                && !ReachableEntities.of(association.getEntityMappingType())
                        .contains(association.findContainingEntityMapping());
    }
}
