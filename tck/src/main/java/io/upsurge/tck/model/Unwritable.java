package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mappings that Upsurge refuses for now, each with a word of the reason; no tables are made for them. */
public final class Unwritable {

    /** All of them. */
    public static final List<Class<?>> ALL =
            List.of(Joined.class, JoinedLeaf.class, PerClass.class, PerClassLeaf.class, SeveralTables.class);

    private Unwritable() {}

    /** What the refusal must say. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface Because {
        String value();
    }

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
}
