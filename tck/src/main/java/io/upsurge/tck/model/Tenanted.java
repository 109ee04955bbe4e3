package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Rows of several tenants, in several tables or of several classes. */
public final class Tenanted {

    private Tenanted() {}

    /** What all of them have. */
    @MappedSuperclass
    public abstract static class Possession {
        @Id
        public @Nullable Long id;

        @TenantId
        @Column(nullable = false, updatable = false, length = 20)
        public @Nullable String tenant;

        @Column(unique = true, length = 20)
        public @Nullable String code;

        @Column(length = 40)
        public @Nullable String name;

        protected Possession() {}

        Possession(long id, String code, String name) {
            this.id = id;
            this.code = code;
            this.name = name;
        }

        /** What is stored of each class apart. */
        public abstract @Nullable String detail();
    }

    /** One with a table for each class. */
    @Entity(name = "TenantedDwelling")
    @Table(name = "tenanted_dwelling")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Dwelling extends Possession {
        protected Dwelling() {}

        public Dwelling(long id, String code, String name) {
            super(id, code, name);
        }

        @Override
        public @Nullable String detail() {
            return null;
        }
    }

    /** The class in the second table. */
    @Entity(name = "TenantedCabin")
    @Table(name = "tenanted_cabin")
    public static class Cabin extends Dwelling {
        @Column(length = 40)
        public @Nullable String detail;

        protected Cabin() {}

        public Cabin(long id, String code, String name, @Nullable String detail) {
            super(id, code, name);
            this.detail = detail;
        }

        @Override
        public @Nullable String detail() {
            return detail;
        }
    }

    /** One with a table for all classes. */
    @Entity(name = "TenantedChest")
    @Table(name = "tenanted_chest")
    @Inheritance
    public static class Chest extends Possession {
        protected Chest() {}

        public Chest(long id, String code, String name) {
            super(id, code, name);
        }

        @Override
        public @Nullable String detail() {
            return null;
        }
    }

    /** The other class in that table. */
    @Entity(name = "TenantedStrongbox")
    public static class Strongbox extends Chest {
        @Column(length = 40)
        public @Nullable String detail;

        protected Strongbox() {}

        public Strongbox(long id, String code, String name, @Nullable String detail) {
            super(id, code, name);
            this.detail = detail;
        }

        @Override
        public @Nullable String detail() {
            return detail;
        }
    }

    /** One with a second table. */
    @Entity(name = "TenantedDossier")
    @Table(name = "tenanted_dossier")
    @SecondaryTable(name = "tenanted_dossier_more")
    public static class Dossier extends Possession {
        @Column(table = "tenanted_dossier_more", length = 40)
        public @Nullable String detail;

        protected Dossier() {}

        public Dossier(long id, String code, String name, @Nullable String detail) {
            super(id, code, name);
            this.detail = detail;
        }

        @Override
        public @Nullable String detail() {
            return detail;
        }
    }
}
