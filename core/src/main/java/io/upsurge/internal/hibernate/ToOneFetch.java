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
 * @param place where the reference is
 */
record ToOneFetch(AbstractNonJoinedEntityFetch fetch, Place place) {

    /** Where a reference is. */
    enum Place {
        /** It is an attribute. */
        ATTRIBUTE,
        /** Within the row's identifier, or an embeddable. */
        NESTED,
        /** Within the key of what is referred to, which has it in its identifier. */
        KEY
    }

    /** Those of the results of a row. */
    static List<ToOneFetch> in(List<DomainResult<?>> results) {
        List<ToOneFetch> found = new ArrayList<>();
        for (DomainResult<?> result : results) {
            if (result instanceof EntityResultImpl<?> entity) {
                add(entity.getIdentifierFetch(), Place.ATTRIBUTE, found);
                entity.getFetches().forEach(fetch -> add(fetch, Place.ATTRIBUTE, found));
            } else {
                add(result, Place.ATTRIBUTE, found);
            }
        }
        return found;
    }

    private static void add(@Nullable Object node, Place place, List<ToOneFetch> found) {
        if (node instanceof AbstractNonJoinedEntityFetch fetch) {
            add(fetch.getKeyResult(), Place.KEY, found);
            found.add(new ToOneFetch(fetch, place));
        } else if (node instanceof EmbeddableResultGraphNode && node instanceof FetchParent embeddable) {
            Place within = place == Place.KEY ? place : Place.NESTED;
            embeddable.getFetches().forEach(fetch -> add(fetch, within, found));
        }
    }
}
