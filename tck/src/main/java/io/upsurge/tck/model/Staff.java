package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A hierarchy in several tables, whose identifiers the database makes. */
public final class Staff {

    private Staff() {}

    /** The database numbers its rows. */
    @Entity(name = "Worker")
    @Table(name = "staff_worker")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Worker {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;

        @Column(unique = true)
        public @Nullable String mail;

        public @Nullable String name;

        public Worker() {}

        public Worker(@Nullable String mail, String name) {
            this.mail = mail;
            this.name = name;
        }
    }

    /** Its table calls the identifier otherwise. */
    @Entity(name = "Manager")
    @Table(name = "staff_manager")
    @PrimaryKeyJoinColumn(name = "worker_id")
    public static class Manager extends Worker {
        public @Nullable Integer budget;

        public Manager() {}

        public Manager(@Nullable String mail, String name, int budget) {
            super(mail, name);
            this.budget = budget;
        }
    }
}
