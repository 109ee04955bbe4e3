package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** What the house owns: each kind in a table of its own. */
@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
public abstract class Asset {

    @Id
    public @Nullable Long id;

    @Column(length = 40)
    public @Nullable String name;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Warehouse warehouse;
}
