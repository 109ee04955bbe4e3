package io.upsurge.tck.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A version, a lazy association, and collections that other tables hold. */
@Entity
public class Club {

    /** A name whose club cannot be loaded: its listener throws. */
    public static final String UNLOADABLE = "unloadable";

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    public @Nullable UUID id;

    @NaturalId
    @Column(nullable = false, length = 40, unique = true)
    public String code;

    public @Nullable String name;

    @Column(length = 40, unique = true)
    public @Nullable String emblem;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Country country;

    @OneToMany(mappedBy = "club", cascade = CascadeType.ALL)
    public List<Player> players = new ArrayList<>();

    @ElementCollection
    public Set<String> colours = new HashSet<>();

    @Version
    public @Nullable Integer version;

    protected Club() {}

    public Club(String code, @Nullable String name) {
        this.code = code;
        this.name = name;
    }

    @PostLoad
    void refuseTheUnloadable() {
        if (UNLOADABLE.equals(name)) {
            throw new IllegalStateException("A listener that throws");
        }
    }

    /** What a proxy of it says as well. */
    public @Nullable String name() {
        return name;
    }

    public void rename(String newName) {
        name = newName;
    }
}
