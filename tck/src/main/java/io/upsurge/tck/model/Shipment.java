package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** Everything that a caller may get wrong: a key with NULL in it, an embeddable, and columns that are not his. */
@Entity
public class Shipment {

    @Id
    public @Nullable Long id;

    @Column(length = 80, unique = true)
    public @Nullable String code;

    public @Nullable String label;

    public @Nullable Integer weight;

    public boolean fragile;

    @Embedded
    public @Nullable Dimensions dimensions;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Carrier carrier;

    @Column(updatable = false)
    public @Nullable String origin;

    @Generated
    @ColumnDefault("7")
    public @Nullable Integer priority;

    @Version
    public @Nullable Integer version;

    protected Shipment() {}

    public Shipment(@Nullable Long id, @Nullable String code) {
        this.id = id;
        this.code = code;
    }
}
