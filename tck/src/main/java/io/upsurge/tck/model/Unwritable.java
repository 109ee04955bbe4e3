package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Mappings that Upsurge refuses for now, each with a word of the reason; no tables are made for them. */
public final class Unwritable {

    /** All of them. */
    public static final List<Class<?>> ALL = List.of(
            SingleTable.class,
            SingleTableLeaf.class,
            Joined.class,
            JoinedLeaf.class,
            PerClass.class,
            PerClassLeaf.class,
            SeveralTables.class,
            SeveralIds.class,
            Softly.class,
            OfATenant.class);

    private Unwritable() {}

    /** What the refusal must say. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface Because {
        String value();
    }

    @Entity
    @Because("inheritance")
    public static class SingleTable {
        @Id
        public @Nullable Long id;
    }

    @Entity
    @Because("inheritance")
    public static class SingleTableLeaf extends SingleTable {}

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    @Because("inheritance")
    public static class Joined {
        @Id
        public @Nullable Long id;
    }

    @Entity
    @Because("inheritance")
    public static class JoinedLeaf extends Joined {
        public @Nullable String text;
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @Because("inheritance")
    public static class PerClass {
        @Id
        public @Nullable Long id;
    }

    @Entity
    @Because("inheritance")
    public static class PerClassLeaf extends PerClass {}

    @Entity
    @SecondaryTable(name = "several_tables_more")
    @Because("several tables")
    public static class SeveralTables {
        @Id
        public @Nullable Long id;

        @Column(table = "several_tables_more")
        public @Nullable String text;
    }

    @Entity
    @IdClass(SeveralIds.Key.class)
    @Because("@IdClass")
    public static class SeveralIds {
        @Id
        public @Nullable Long first;

        @Id
        public @Nullable Long second;

        public static class Key implements Serializable {
            private static final long serialVersionUID = 1L;

            public @Nullable Long first;
            public @Nullable Long second;

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Key key
                        && Objects.equals(first, key.first)
                        && Objects.equals(second, key.second);
            }

            @Override
            public int hashCode() {
                return Objects.hash(first, second);
            }
        }
    }

    @Entity
    @SoftDelete
    @Because("@SoftDelete")
    public static class Softly {
        @Id
        public @Nullable Long id;
    }

    @Entity
    @Because("@TenantId")
    public static class OfATenant {
        @Id
        public @Nullable Long id;

        @TenantId
        public @Nullable String tenant;
    }
}
