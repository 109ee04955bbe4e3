package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** An identifier from a sequence, a natural id, and time stamps that Hibernate makes. */
@Entity
public class Book {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    public @Nullable Long id;

    @NaturalId
    @Column(nullable = false, length = 40, unique = true)
    public String isbn;

    public @Nullable String title;

    @Column(precision = 12, scale = 2)
    public @Nullable BigDecimal price;

    public int stock;

    @CreationTimestamp
    @Column(nullable = false)
    public @Nullable LocalDateTime created;

    @UpdateTimestamp
    @Column(nullable = false)
    public @Nullable LocalDateTime updated;

    protected Book() {}

    public Book(String isbn, @Nullable String title, int stock) {
        this.isbn = isbn;
        this.title = title;
        this.stock = stock;
    }
}
