package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** What workers belong to. */
@Entity
public class Team {

    @Id
    public Long id;

    @Column(length = 40)
    public @Nullable String name;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Site site;

    protected Team() {}

    public Team(Long id, @Nullable String name, @Nullable Site site) {
        this.id = id;
        this.name = name;
        this.site = site;
    }
}
