package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Where teams work. */
@Entity
public class Site {

    @Id
    public Long id;

    @Column(length = 40)
    public @Nullable String city;

    protected Site() {}

    public Site(Long id, @Nullable String city) {
        this.id = id;
        this.city = city;
    }
}
