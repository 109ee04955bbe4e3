package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** An identifier from a sequence that is asked for ten at a time, and a natural id that may change. */
@Entity
public class Subscriber {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "subscriber_seq")
    @SequenceGenerator(name = "subscriber_seq", sequenceName = "subscriber_seq", allocationSize = 10)
    public @Nullable Long id;

    @NaturalId(mutable = true)
    @Column(length = 80, nullable = false, unique = true)
    public String email;

    public @Nullable String name;

    protected Subscriber() {}

    public Subscriber(String email, @Nullable String name) {
        this.email = email;
        this.name = name;
    }
}
