package io.upsurge.benchmarks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** A row of the size that feeds have: eight columns, some 150 bytes of text. Where the database has sequences, a mapping file says so. */
@Entity
@Table(name = "benchmark_product")
public class Product {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(length = 20, nullable = false, unique = true)
    String sku;

    String name;

    @Column(precision = 12, scale = 2)
    BigDecimal price;

    int quantity;

    boolean active;

    @Column(name = "updated_at")
    LocalDateTime updatedAt;

    @Column(length = 400)
    String description;

    protected Product() {}

    Product(int index, int round) {
        this.sku = Samples.sku(index);
        this.name = Samples.name(index, round);
        this.price = Samples.price(index + round);
        this.quantity = index % 1000 + round;
        this.active = (index + round) % 2 == 0;
        this.updatedAt = Samples.moment(index, round);
        this.description = Samples.text(index, round, 140);
    }

    Product copyOnto(Product other) {
        other.price = price;
        other.quantity = quantity;
        other.active = active;
        other.updatedAt = updatedAt;
        other.description = description;
        return other;
    }
}
