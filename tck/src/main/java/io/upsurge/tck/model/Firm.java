package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.jspecify.annotations.Nullable;

/** Entities that refer to one another in all the ways there are for one. */
public final class Firm {

    private Firm() {}

    /** What many refer to. */
    @Entity(name = "FirmDivision")
    @Table(name = "firm_division")
    public static class Division {

        @Id
        public @Nullable Long id;

        public @Nullable String text;

        protected Division() {}

        public Division(Long id, @Nullable String text) {
            this.id = id;
            this.text = text;
        }

        public @Nullable String getText() {
            return text;
        }
    }

    /** What one refers to. */
    @Entity(name = "FirmCar")
    @Table(name = "firm_car")
    public static class Car {

        @Id
        public @Nullable Long id;

        public @Nullable String text;

        protected Car() {}

        public Car(Long id, @Nullable String text) {
            this.id = id;
            this.text = text;
        }
    }

    /** Refers to others, and is referred to by one. */
    @Entity(name = "FirmClerk")
    @Table(name = "firm_clerk")
    public static class Clerk {

        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "lazy_id")
        public @Nullable Division lazy;

        @ManyToOne(fetch = FetchType.EAGER)
        @JoinColumn(name = "eager_id")
        public @Nullable Division eager;

        @OneToOne(fetch = FetchType.EAGER)
        @JoinColumn(name = "car_id", unique = true)
        public @Nullable Car car;

        protected Clerk() {}

        public Clerk(Long id, @Nullable String text) {
            this.id = id;
            this.text = text;
        }
    }

    /** Is referred to by one that holds the key. */
    @Entity(name = "FirmHolder")
    @Table(name = "firm_holder")
    public static class Holder {

        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @OneToOne(mappedBy = "holder", fetch = FetchType.LAZY)
        public @Nullable Badge badge;

        @OneToOne(mappedBy = "holder", fetch = FetchType.EAGER)
        public @Nullable Permit permit;

        protected Holder() {}

        public Holder(Long id, @Nullable String text) {
            this.id = id;
            this.text = text;
        }
    }

    /** Holds the key. */
    @Entity(name = "FirmBadge")
    @Table(name = "firm_badge")
    public static class Badge {

        @Id
        public @Nullable Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "holder_id", unique = true)
        public @Nullable Holder holder;

        public @Nullable String text;

        protected Badge() {}

        public Badge(Long id, @Nullable Holder holder, @Nullable String text) {
            this.id = id;
            this.holder = holder;
            this.text = text;
        }
    }

    /** Holds the key, too. */
    @Entity(name = "FirmPermit")
    @Table(name = "firm_permit")
    public static class Permit {

        @Id
        public @Nullable Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "holder_id", unique = true)
        public @Nullable Holder holder;

        protected Permit() {}

        public Permit(Long id, @Nullable Holder holder) {
            this.id = id;
            this.holder = holder;
        }
    }

    /** Refers to what may be missing. */
    @Entity(name = "FirmVisitor")
    @Table(name = "firm_visitor")
    public static class Visitor {

        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @ManyToOne(fetch = FetchType.LAZY)
        @NotFound(action = NotFoundAction.IGNORE)
        @JoinColumn(name = "host_id")
        public @Nullable Division host;

        protected Visitor() {}

        public Visitor(Long id, @Nullable Division host, @Nullable String text) {
            this.id = id;
            this.host = host;
            this.text = text;
        }
    }

    /** Refers by a table of its own. */
    @Entity(name = "FirmGuard")
    @Table(name = "firm_guard")
    public static class Guard {

        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinTable(
                name = "firm_guard_division",
                joinColumns = @JoinColumn(name = "guard_id"),
                inverseJoinColumns = @JoinColumn(name = "division_id"))
        public @Nullable Division division;

        protected Guard() {}

        public Guard(Long id, @Nullable Division division, @Nullable String text) {
            this.id = id;
            this.division = division;
            this.text = text;
        }
    }
}
