package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** An identifier that the database generates, and a natural id of two attributes that never change. */
@Entity
public class Ticket {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @NaturalId
    @Column(length = 40, nullable = false)
    public String event;

    @NaturalId
    @Column(nullable = false)
    public int place;

    public @Nullable String holder;

    protected Ticket() {}

    public Ticket(String event, int place, @Nullable String holder) {
        this.event = event;
        this.place = place;
        this.holder = holder;
    }
}
