package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A shelf of the catalogue, which may stand within another one. */
@Entity
public class Category {

    @Id
    @GeneratedValue
    public @Nullable UUID id;

    @NaturalId(mutable = true)
    @Column(length = 40, unique = true)
    public @Nullable String slug;

    @Column(length = 60)
    public @Nullable String name;

    @Column(name = "place_in_parent")
    public int place;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Category parent;

    @OneToMany(mappedBy = "parent")
    public Set<Category> children = new HashSet<>();
}
