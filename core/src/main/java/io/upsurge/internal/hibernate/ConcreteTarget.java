package io.upsurge.internal.hibernate;

import java.util.BitSet;
import java.util.List;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.graph.basic.BasicFetch;
import org.hibernate.sql.results.graph.entity.internal.AbstractNonJoinedEntityFetch;

/**
 * What a row refers to by a proxy of its own class ({@code @ConcreteProxy}): Hibernate would join the target to read its
 * discriminator.
 *
 * @param key what the row refers to it by, as a result of the row
 * @param byUniqueKey whether that is no identifier
 * @param discriminator where among the values of the row Hibernate looks for the target's discriminator
 */
record ConcreteTarget(ToOneAttributeMapping association, DomainResult<?> key, boolean byUniqueKey, int discriminator) {

    /** Those of the results of a row. */
    static List<ConcreteTarget> in(List<DomainResult<?>> results) {
        return ToOneFetch.in(results).stream()
                .map(ToOneFetch::fetch)
                .filter(fetch -> fetch.getDiscriminatorFetch() != null)
                .map(ConcreteTarget::of)
                .toList();
    }

    private static ConcreteTarget of(AbstractNonJoinedEntityFetch fetch) {
        BasicFetch<?> discriminator = fetch.getDiscriminatorFetch();
        BitSet positions = new BitSet();
        discriminator.collectValueIndexesToCache(positions);
        return new ConcreteTarget(
                fetch.getFetchedMapping(), fetch.getKeyResult(), fetch.isSelectByUniqueKey(), positions.nextSetBit(0));
    }
}
