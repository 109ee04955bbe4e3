package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.jspecify.annotations.Nullable;

/** A country, known by its letters; nobody can make a proxy of it, and it is cached. */
@Entity
@Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
public final class Country {

    @Id
    @Column(length = 8)
    public @Nullable String code;

    @Column(length = 60)
    public @Nullable String name;
}
