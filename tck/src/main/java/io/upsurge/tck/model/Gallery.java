package io.upsurge.tck.model;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.jspecify.annotations.Nullable;

/** Its collections are cached: values of its own, entities of a hierarchy that refer to it, and others that it refers to. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Gallery {

    @Id
    @Column(length = 20)
    public String code;

    @ElementCollection
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    public Set<String> labels = new HashSet<>();

    @OneToMany(mappedBy = "gallery")
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    public Set<Exhibit> exhibits = new HashSet<>();

    @ManyToMany
    @Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
    public Set<Exhibit> loans = new HashSet<>();

    protected Gallery() {}

    public Gallery(String code) {
        this.code = code;
    }

    /** The root of a hierarchy. */
    @Entity(name = "Exhibit")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @Cacheable
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    public static class Exhibit {

        @Id
        public Long id;

        public @Nullable String title;

        @ManyToOne(fetch = FetchType.LAZY)
        public @Nullable Gallery gallery;

        protected Exhibit() {}

        public Exhibit(long id, @Nullable String title, @Nullable Gallery gallery) {
            this.id = id;
            this.title = title;
            this.gallery = gallery;
        }
    }

    /** A subclass. */
    @Entity(name = "Painting")
    public static class Painting extends Exhibit {

        public @Nullable String painter;

        protected Painting() {}

        public Painting(long id, @Nullable String title, @Nullable Gallery gallery) {
            super(id, title, gallery);
        }
    }
}
