package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.SQLInsert;
import org.hibernate.annotations.SQLUpdate;
import org.hibernate.annotations.SecondaryRow;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.hibernate.annotations.Temporal;
import org.jspecify.annotations.Nullable;

/** Mappings that Upsurge refuses, each with a word of the reason; no tables are made for them. */
public final class Unwritable {

    /** All of them. */
    public static final List<Class<?>> ALL = List.of(
            OwnInsert.class,
            OwnUpdate.class,
            Logged.class,
            Historic.class,
            NotOwned.class,
            VersionMadeThere.class,
            Bearer.class);

    /** With those that they refer to. */
    public static final List<Class<?>> MAPPED =
            Stream.concat(ALL.stream(), Stream.of(Badge.class)).toList();

    /** Those whose rows can be written, and deleted by the session only, for the sake of their collections. */
    public static final List<Class<?>> KEEPERS = List.of(
            DeletesTagsSoftly.class,
            LogsTags.class,
            KeepsFormerTags.class,
            KeepsBelow.class,
            KeepsBelowLeaf.class,
            KeepsWithin.class);

    private Unwritable() {}

    /** What the refusal must say. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface Because {
        String value();
    }

    /** A version that no statement counts. */
    @Entity
    @Because("has a version, 'version', that a generator makes")
    public static class VersionMadeThere {
        @Id
        Long id = 0L;

        @Version
        @CurrentTimestamp(source = SourceType.DB)
        @Nullable
        Instant version;
    }

    /** Refers by a table of its own to one that knows it, too; such a one can be written. */
    @Entity
    public static class Badge {
        @Id
        public @Nullable Long id;

        @OneToOne
        @JoinTable(
                name = "badge_bearer",
                joinColumns = @JoinColumn(name = "badge_id"),
                inverseJoinColumns = @JoinColumn(name = "bearer_id"))
        public @Nullable Bearer bearer;
    }

    @Entity
    @Because("join table ('badge'")
    public static class Bearer {
        @Id
        public @Nullable Long id;

        @OneToOne(mappedBy = "bearer")
        public @Nullable Badge badge;
    }

    @Entity
    @SQLInsert(sql = "insert into OwnInsert (text, id) values (upper(?), ?)")
    @Because("@SQLInsert")
    public static class OwnInsert {
        @Id
        public @Nullable Long id;

        public @Nullable String text;
    }

    @Entity
    @SQLUpdate(sql = "update OwnUpdate set text = upper(?) where id = ?")
    @Because("@SQLUpdate")
    public static class OwnUpdate {
        @Id
        public @Nullable Long id;

        public @Nullable String text;
    }

    /** What a query gives. */
    @Entity
    @Subselect("select id, text from OwnInsert")
    @Synchronize("OwnInsert")
    public static class Queried {
        @Id
        public @Nullable Long id;

        public @Nullable String text;
    }

    @Entity
    @Audited
    @Because("org.hibernate.annotations.Audited")
    public static class Logged {
        @Id
        public @Nullable Long id;

        public @Nullable String text;
    }

    @Entity
    @Temporal
    @Because("@Temporal")
    public static class Historic {
        @Id
        public @Nullable Long id;

        public @Nullable String text;
    }

    @Entity
    @Because("@SoftDelete")
    public static class DeletesTagsSoftly {
        @Id
        public @Nullable Long id;

        @SoftDelete
        @ElementCollection
        public Set<String> tags = new HashSet<>();
    }

    @Entity
    @Because("org.hibernate.annotations.Audited")
    public static class LogsTags {
        @Id
        public @Nullable Long id;

        @Audited
        @ElementCollection
        public Set<String> tags = new HashSet<>();
    }

    @Entity
    @Because("@Temporal")
    public static class KeepsFormerTags {
        @Id
        public @Nullable Long id;

        @Temporal
        @ElementCollection
        public Set<String> tags = new HashSet<>();
    }

    @Entity
    @Inheritance
    @Because("@SoftDelete")
    public static class KeepsBelow {
        @Id
        public @Nullable Long id;
    }

    @Entity
    @Because("@SoftDelete")
    public static class KeepsBelowLeaf extends KeepsBelow {
        @SoftDelete
        @ElementCollection
        public Set<String> tags = new HashSet<>();
    }

    @Entity
    @Because("@SoftDelete")
    public static class KeepsWithin {
        @Id
        public @Nullable Long id;

        @Embedded
        public Within within = new Within();
    }

    @Embeddable
    public static class Within {
        public @Nullable String text;

        @SoftDelete
        @ElementCollection
        public Set<String> tags = new HashSet<>();
    }

    @Entity
    @SecondaryTable(name = "not_owned_more")
    @SecondaryRow(table = "not_owned_more", owned = false)
    @Because("@SecondaryRow(owned = false)")
    public static class NotOwned {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @Column(table = "not_owned_more")
        public @Nullable String more;
    }
}
