package io.upsurge.examples.guide;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.NaturalId;

/** The entity of docs/legacy.md, with few columns so that its SQL stays short. */
@Entity
public class Product {

    @Id
    @GeneratedValue
    public Long id;

    @NaturalId
    @Column(nullable = false, length = 20)
    public String sku;

    public String name;

    public int stock;

    protected Product() {}

    public Product(Long id, String sku, String name, int stock) {
        this.id = id;
        this.sku = sku;
        this.name = name;
        this.stock = stock;
    }
}
