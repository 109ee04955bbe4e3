package io.upsurge.benchmarks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** A row of the size that feeds have: eight columns, some 150 bytes of text. */
@Entity
public class Product {

    @Id
    private Long id;

    @Column(length = 20)
    private String sku;

    private String name;

    @Column(precision = 12, scale = 2)
    private BigDecimal price;

    private int quantity;

    private boolean active;

    private LocalDateTime updatedAt;

    @Column(length = 400)
    private String description;

    protected Product() {}

    Product(long id, int round) {
        this.id = id;
        this.sku = "SKU-%09d".formatted(id);
        this.name = "Product " + id + " of round " + round;
        this.price = BigDecimal.valueOf(id % 10_000 + round, 2);
        this.quantity = round;
        this.active = id % 2 == 0;
        this.updatedAt = LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(round);
        this.description = "A description of some length, as products have it. ".repeat(3) + id;
    }

    Long id() {
        return id;
    }
}
