package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** A constraint with a name, over two columns that may be null. */
@Entity
@Table(
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_slot_place",
                        columnNames = {"hall", "place"}))
public class Slot {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(length = 40)
    public @Nullable String hall;

    public @Nullable Integer place;

    @Column(length = 80)
    public @Nullable String guest;

    @Column(length = 80)
    public @Nullable String host;

    protected Slot() {}

    public Slot(@Nullable String hall, @Nullable Integer place, @Nullable String guest) {
        this.hall = hall;
        this.place = place;
        this.guest = guest;
    }
}
