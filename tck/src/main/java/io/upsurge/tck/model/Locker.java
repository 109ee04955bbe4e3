package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** Unique keys that the mapping declares, whether the table has them or not. */
@Entity
@Table(
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_locker_place",
                        columnNames = {"hall", "place"}))
public class Locker {

    @Id
    public Long id;

    @NaturalId
    @Column(length = 40, nullable = false, unique = true)
    public String code;

    @Column(length = 40)
    public @Nullable String hall;

    public int place;

    public @Nullable String owner;

    protected Locker() {}

    public Locker(Long id, String code, String hall, int place) {
        this.id = id;
        this.code = code;
        this.hall = hall;
        this.place = place;
    }
}
