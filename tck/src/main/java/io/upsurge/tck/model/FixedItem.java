package io.upsurge.tck.model;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalIdCache;
import org.jspecify.annotations.Nullable;

/** Cached as if it never changed. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
@NaturalIdCache
public class FixedItem extends CachedItem {

    protected FixedItem() {}

    public FixedItem(String code, @Nullable String name) {
        super(code, name);
    }
}
