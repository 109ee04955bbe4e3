package io.upsurge.tck.model;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalIdCache;
import org.jspecify.annotations.Nullable;

/** Cached read-write. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@NaturalIdCache
public class StrictItem extends CachedItem {

    protected StrictItem() {}

    public StrictItem(String code, @Nullable String name) {
        super(code, name);
    }
}
