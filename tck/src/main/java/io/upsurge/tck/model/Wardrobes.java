package io.upsurge.tck.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.Cascade;
import org.jspecify.annotations.Nullable;

/** What belongs to somebody, whom it should not outlive. */
public final class Wardrobes {

    private Wardrobes() {}

    /** The owner. */
    @Entity(name = "Wardrobe")
    public static class Wardrobe {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @OneToMany(mappedBy = "wardrobe", cascade = CascadeType.ALL, orphanRemoval = true)
        public List<Garment> garments = new ArrayList<>();

        @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true)
        public @Nullable Mirror mirror;

        @Any
        @AnyKeyJavaClass(Long.class)
        @AnyDiscriminatorValue(discriminator = "M", entity = Mirror.class)
        @Column(name = "top_type", length = 10)
        @JoinColumn(name = "top_key")
        @Cascade({org.hibernate.annotations.CascadeType.PERSIST, org.hibernate.annotations.CascadeType.MERGE})
        public @Nullable Object onTop;
    }

    /** An element. */
    @Entity(name = "Garment")
    public static class Garment {
        @Id
        public @Nullable Long id;

        @ManyToOne
        public @Nullable Wardrobe wardrobe;
    }

    /** A single one. */
    @Entity(name = "Mirror")
    public static class Mirror {
        @Id
        public @Nullable Long id;

        public @Nullable String text;
    }
}
