package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** A unique constraint with a name, and a unique column that may be null. */
@Entity
@Table(uniqueConstraints = @UniqueConstraint(name = "uk_seat_code", columnNames = "code"))
public class Seat {

    @Id
    public Long id;

    @Column(length = 40, nullable = false)
    public String code;

    @Column(length = 40, unique = true)
    public @Nullable String ticket;

    @Column(length = 40)
    public @Nullable String passenger;

    @Column(name = "has_left")
    public boolean hasLeft;

    public int visits;

    protected Seat() {}

    public Seat(Long id, String code, @Nullable String ticket) {
        this.id = id;
        this.code = code;
        this.ticket = ticket;
    }
}
