package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A hierarchy in one table, told apart by a discriminator. */
public final class SingleTablePets {

    private SingleTablePets() {}

    /** A pet of no particular kind. */
    @Entity(name = "Pet")
    @Inheritance
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
    public static class Dog extends Pet {
        public @Nullable String bark;
        public @Nullable Integer tricks;
    }

    /** A subclass of a subclass. */
    @Entity(name = "Puppy")
    public static class Puppy extends Dog {
        public @Nullable String toy;
    }

    /** A pet beside dogs. */
    @Entity(name = "Cat")
    public static class Cat extends Pet {
        public @Nullable Integer lives;
    }
}
