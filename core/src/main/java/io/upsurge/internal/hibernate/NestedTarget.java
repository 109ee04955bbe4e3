package io.upsurge.internal.hibernate;

import java.util.List;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.graph.entity.internal.AbstractNonJoinedEntityFetch;

/**
 * What an identifier or an embeddable refers to, and what Hibernate would load with each row: the value that it is part of
 * may be unchangeable and is made with it, so that it must be there before.
 *
 * @param key the identifier of what is referred to, as a result of the row
 */
record NestedTarget(ToOneAttributeMapping association, DomainResult<?> key) {

    /** Those of the results of a row. */
    static List<NestedTarget> in(List<DomainResult<?>> results) {
        return ToOneFetch.in(results).stream()
                .filter(fetch -> fetch.place() == ToOneFetch.Place.NESTED)
                .map(ToOneFetch::fetch)
                .filter(NestedTarget::canBeLoadedBefore)
                .map(fetch -> new NestedTarget(fetch.getFetchedMapping(), fetch.getKeyResult()))
                .toList();
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
