package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** Values of many types, each of which may be NULL: what conditions are about. */
@Entity
public class Product {

    /** What a product is kept as. */
    public enum Kind {
        SOLID,
        LIQUID
    }

    @Id
    public Long id;

    @Column(length = 40)
    public @Nullable String name;

    @Column(length = 40)
    public @Nullable String label;

    @Column(precision = 12, scale = 2)
    public @Nullable BigDecimal price;

    @Column(precision = 12, scale = 2)
    public @Nullable BigDecimal cost;

    public @Nullable Integer stock;

    public @Nullable Long sold;

    public @Nullable Double weight;

    public @Nullable Boolean offered;

    public @Nullable LocalDate since;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    public @Nullable Kind kind;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Carrier carrier;

    @UpdateTimestamp
    public @Nullable LocalDateTime updated;

    @Version
    public @Nullable Integer version;

    protected Product() {}

    public Product(Long id, @Nullable String name, @Nullable Integer stock) {
        this.id = id;
        this.name = name;
        this.stock = stock;
    }
}
