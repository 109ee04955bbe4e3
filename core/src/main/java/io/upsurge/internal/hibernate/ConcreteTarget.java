package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    /** Those of the results of a row, in steps: the key of one may hold others, whose classes are to be known before. */
    static List<List<ConcreteTarget>> in(List<DomainResult<?>> results) {
        Map<Integer, List<ConcreteTarget>> steps = new TreeMap<>();
        fetches(results)
                .forEach(fetch -> steps.computeIfAbsent(depth(fetch), depth -> new ArrayList<>())
                        .add(of(fetch)));
        return List.copyOf(steps.values());
    }

    private static Stream<AbstractNonJoinedEntityFetch> fetches(List<DomainResult<?>> results) {
        return ToOneFetch.in(results).stream()
                .map(ToOneFetch::fetch)
                .filter(fetch -> fetch.getDiscriminatorFetch() != null);
    }

    private static int depth(AbstractNonJoinedEntityFetch fetch) {
        return fetches(List.of(fetch.getKeyResult()))
                        .mapToInt(ConcreteTarget::depth)
                        .max()
                        .orElse(-1)
                + 1;
    }

    private static ConcreteTarget of(AbstractNonJoinedEntityFetch fetch) {
        BasicFetch<?> discriminator = fetch.getDiscriminatorFetch();
        BitSet positions = new BitSet();
        discriminator.collectValueIndexesToCache(positions);
        return new ConcreteTarget(
                fetch.getFetchedMapping(), fetch.getKeyResult(), fetch.isSelectByUniqueKey(), positions.nextSetBit(0));
    }
}
