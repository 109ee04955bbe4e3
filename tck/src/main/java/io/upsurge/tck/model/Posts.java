package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.SecondaryTable;
import org.hibernate.annotations.DiscriminatorFormula;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchy in one table without a column for the class, which a formula tells: of how long the text is, in words of one
 * length, for HSQLDB pads others.
 */
public final class Posts {

    private Posts() {}

    /** A post of no particular kind. */
    @Entity(name = "Post")
    @Inheritance
    @DiscriminatorFormula("case when chars > 100 then 'long' when chars is null then 'bare' else 'post' end")
    @DiscriminatorValue("post")
    public static class Post {
        @Id
        public @Nullable Long id;

        @Column(length = 20, unique = true)
        public @Nullable String slug;

        @Column(name = "chars")
        public @Nullable Integer length;

        public @Nullable Integer likes;
    }

    /** A long one. */
    @Entity(name = "LongPost")
    @DiscriminatorValue("long")
    public static class LongPost extends Post {
        public @Nullable Integer chapters;
    }

    /** One without a length. */
    @Entity(name = "Draft")
    @DiscriminatorValue("bare")
    @SecondaryTable(name = "draft_notes")
    public static class Draft extends Post {
        @Column(table = "draft_notes")
        public @Nullable String notes;
    }
}
