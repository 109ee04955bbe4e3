package io.upsurge.tck.model;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalIdCache;
import org.jspecify.annotations.Nullable;

/** Cached nonstrict-read-write. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
@NaturalIdCache
public class LooseItem extends CachedItem {

    protected LooseItem() {}

    public LooseItem(String code, @Nullable String name) {
        super(code, name);
    }
}
