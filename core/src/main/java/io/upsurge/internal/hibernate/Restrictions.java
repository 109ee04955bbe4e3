package io.upsurge.internal.hibernate;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Filter;
import org.hibernate.binder.internal.TenantIdBinder;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** What hides rows of entities from a session; what no filter has a say in is rendered once for each entity. */
public final class Restrictions {

    private final Map<String, Optional<Restriction>> ofMappings = new ConcurrentHashMap<>();

    /** What hides rows; empty where all are shown. */
    Optional<Restriction> of(MappedEntity entity, SharedSessionContractImplementor session) {
        Map<String, Filter> filters = filters(entity, session.getLoadQueryInfluencers());
        if (!filters.isEmpty()) {
            return new RestrictionSql(entity, filters).restriction();
        }
        return entity.persister().hasWhereRestrictions()
                ? ofMappings.computeIfAbsent(
                        entity.persister().getEntityName(), name -> new RestrictionSql(entity, filters).restriction())
                : Optional.empty();
    }

    /** The enabled filters, where one of them is for the entity; Hibernate's own one for tenants is none. */
    static Map<String, Filter> filters(MappedEntity entity, LoadQueryInfluencers influencers) {
        if (!influencers.hasEnabledFilters() || !entity.persister().isAffectedByEnabledFilters(influencers, false)) {
            return Map.of();
        }
        Map<String, Filter> filters = new TreeMap<>(influencers.getEnabledFilters());
        filters.remove(TenantIdBinder.FILTER_NAME);
        return filters;
    }
}
