package io.upsurge.tck.model;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalIdCache;
import org.jspecify.annotations.Nullable;

/** Cached as part of transactions. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.TRANSACTIONAL)
@NaturalIdCache
public class JointItem extends CachedItem {

    protected JointItem() {}

    public JointItem(String code, @Nullable String name) {
        super(code, name);
    }
}
