package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Rows of several tenants, each class in a table of its own. */
public final class Carts {

    private Carts() {}

    /** The class that others extend. */
    @Entity(name = "Cart")
    @Table(name = "carts_cart")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public static class Cart {
        @Id
        public @Nullable Long id;

        @TenantId
        @Column(nullable = false, updatable = false)
        public @Nullable String tenant;

        public @Nullable String name;

        protected Cart() {}

        public Cart(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** One that extends it. */
    @Entity(name = "Barrow")
    @Table(name = "carts_barrow")
    public static class Barrow extends Cart {
        protected Barrow() {}

        public Barrow(long id, String name) {
            super(id, name);
        }
    }
}
