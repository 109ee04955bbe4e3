package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A hierarchy with a table per class, joined by the identifier. */
public final class JoinedPets {

    private JoinedPets() {}

    /** A pet of no particular kind. */
    @Entity(name = "Pet")
    @Table(name = "joined_pet")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Pet {
        @Id
        public @Nullable Long id;

        @Column(unique = true)
        public @Nullable String tag;

        public @Nullable String name;
        public @Nullable Integer weight;

        @Version
        public @Nullable Long version;
    }

    /** A pet with attributes of its own. */
    @Entity(name = "Dog")
    @Table(name = "joined_dog")
    public static class Dog extends Pet {
        public @Nullable String bark;
        public @Nullable Integer tricks;
    }

    /** A subclass of a subclass. */
    @Entity(name = "Puppy")
    @Table(name = "joined_puppy")
    public static class Puppy extends Dog {
        public @Nullable String toy;
    }

    /** A pet beside dogs. */
    @Entity(name = "Cat")
    @Table(name = "joined_cat")
    public static class Cat extends Pet {
        public @Nullable Integer lives;
    }
}
