package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Two unique columns, which every database has as Hibernate creates them. */
@Entity
public class Visitor {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(length = 80, unique = true)
    public @Nullable String email;

    @Column(length = 40, unique = true)
    public @Nullable String badge;

    @Column(length = 80)
    public @Nullable String city;

    protected Visitor() {}

    public Visitor(@Nullable String email, @Nullable String badge, @Nullable String city) {
        this.email = email;
        this.badge = badge;
        this.city = city;
    }
}
