package io.upsurge.examples.guide;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.UpdateTimestamp;

/** The entity of the guide. */
@Entity
public class Book {

    @Id
    @GeneratedValue
    public Long id;

    @NaturalId
    @Column(nullable = false, length = 20)
    public String isbn;

    public String title;

    @Column(precision = 12, scale = 2)
    public BigDecimal price;

    public int stock;

    public boolean locked;

    @Version
    public Integer version;

    @CreationTimestamp
    public Instant created;

    @UpdateTimestamp
    public Instant updated;

    protected Book() {}

    public Book(String isbn, String title, int stock) {
        this.isbn = isbn;
        this.title = title;
        this.stock = stock;
    }
}
