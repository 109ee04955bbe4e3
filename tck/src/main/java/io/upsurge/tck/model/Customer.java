package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** An identifier that the database generates, two more unique keys, and a column that may not be null. */
@Entity
public class Customer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(length = 80, unique = true)
    public @Nullable String email;

    @Column(length = 80, unique = true)
    public @Nullable String nickname;

    @Column(length = 80, nullable = false)
    public @Nullable String city;

    protected Customer() {}

    public Customer(@Nullable String email, @Nullable String nickname, @Nullable String city) {
        this.email = email;
        this.nickname = nickname;
        this.city = city;
    }

    @Override
    public String toString() {
        return id + " " + email + " " + nickname + " " + city;
    }
}
