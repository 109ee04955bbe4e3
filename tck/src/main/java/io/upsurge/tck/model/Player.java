package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Belongs to a {@link Club}. */
@Entity
public class Player {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    public @Nullable UUID id;

    public @Nullable String name;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Club club;

    protected Player() {}

    public Player(@Nullable String name, Club club) {
        this.name = name;
        this.club = club;
    }
}
