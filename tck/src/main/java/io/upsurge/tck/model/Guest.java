package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** An assigned identifier and two more unique keys, one of which may be absent. */
@Entity
public class Guest {

    @Id
    public Long id;

    @Column(nullable = false, length = 40, unique = true)
    public String email;

    @Column(length = 40, unique = true)
    public @Nullable String badge;

    public int visits;

    @Column(length = 40)
    public @Nullable String city;

    @Version
    public @Nullable Integer version;

    protected Guest() {}

    public Guest(Long id, String email, @Nullable String badge, int visits, @Nullable String city) {
        this.id = id;
        this.email = email;
        this.badge = badge;
        this.visits = visits;
        this.city = city;
    }
}
