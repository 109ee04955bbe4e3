package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.graph.FetchParent;
import org.hibernate.sql.results.graph.embeddable.EmbeddableResultGraphNode;
import org.hibernate.sql.results.graph.entity.internal.AbstractNonJoinedEntityFetch;
import org.hibernate.sql.results.graph.entity.internal.EntityResultImpl;
import org.jspecify.annotations.Nullable;

/**
 * How Hibernate comes to what a row refers to.
 *
 * @param nested whether the reference is within an identifier or an embeddable
 */
record ToOneFetch(AbstractNonJoinedEntityFetch fetch, boolean nested) {

    /** Those of the results of a row. */
    static List<ToOneFetch> in(List<DomainResult<?>> results) {
        List<ToOneFetch> found = new ArrayList<>();
        for (DomainResult<?> result : results) {
            if (result instanceof EntityResultImpl<?> entity) {
                add(entity.getIdentifierFetch(), false, found);
                entity.getFetches().forEach(fetch -> add(fetch, false, found));
            } else {
                add(result, false, found);
            }
        }
        return found;
    }

    private static void add(@Nullable Object node, boolean nested, List<ToOneFetch> found) {
        if (node instanceof AbstractNonJoinedEntityFetch fetch) {
            found.add(new ToOneFetch(fetch, nested));
        } else if (node instanceof EmbeddableResultGraphNode && node instanceof FetchParent embeddable) {
            embeddable.getFetches().forEach(fetch -> add(fetch, true, found));
        }
    }
}
