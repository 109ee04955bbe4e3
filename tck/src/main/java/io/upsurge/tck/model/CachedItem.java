package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** What the second-level cache holds: by identifier, by natural id, and as an element of a shelf. */
@MappedSuperclass
public abstract class CachedItem {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    public @Nullable UUID id;

    @NaturalId(mutable = true)
    @Column(nullable = false, length = 40, unique = true)
    public String code;

    public @Nullable String name;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Shelf shelf;

    protected CachedItem() {}

    protected CachedItem(String code, @Nullable String name) {
        this.code = code;
        this.name = name;
    }
}
