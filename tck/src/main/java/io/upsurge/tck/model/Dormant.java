package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;
import org.jspecify.annotations.Nullable;

/** Rows that are deleted softly in other ways than by a flag in their only table. */
public final class Dormant {

    private Dormant() {}

    /** What all of them have. */
    @MappedSuperclass
    public abstract static class Being {
        @Id
        public @Nullable Long id;

        @Column(unique = true, length = 20)
        public @Nullable String code;

        @Column(length = 40)
        public @Nullable String name;

        @Version
        public @Nullable Integer version;

        protected Being() {}

        Being(long id, String code, String name) {
            this.id = id;
            this.code = code;
            this.name = name;
        }

        /** What is stored of each class apart. */
        public abstract @Nullable String detail();
    }

    /** One with a table for each class, and a flag that says that a row is there. */
    @Entity(name = "DormantBeast")
    @Table(name = "dormant_beast")
    @Inheritance(strategy = InheritanceType.JOINED)
    @SoftDelete(strategy = SoftDeleteType.ACTIVE, columnName = "awake")
    public static class Beast extends Being {
        protected Beast() {}

        public Beast(long id, String code, String name) {
            super(id, code, name);
        }

        @Override
        public @Nullable String detail() {
            return null;
        }
    }

    /** The class in the second table. */
    @Entity(name = "DormantBear")
    @Table(name = "dormant_bear")
    public static class Bear extends Beast {
        @Column(length = 40)
        public @Nullable String detail;

        protected Bear() {}

        public Bear(long id, String code, String name, @Nullable String detail) {
            super(id, code, name);
            this.detail = detail;
        }

        @Override
        public @Nullable String detail() {
            return detail;
        }
    }

    /** One with a table for all classes, and a letter for those that are deleted. */
    @Entity(name = "DormantInsect")
    @Table(name = "dormant_insect")
    @Inheritance
    @SoftDelete(converter = YesNoConverter.class, columnName = "asleep")
    public static class Insect extends Being {
        protected Insect() {}

        public Insect(long id, String code, String name) {
            super(id, code, name);
        }

        @Override
        public @Nullable String detail() {
            return null;
        }
    }

    /** The other class in that table. */
    @Entity(name = "DormantLadybird")
    public static class Ladybird extends Insect {
        @Column(length = 40)
        public @Nullable String detail;

        protected Ladybird() {}

        public Ladybird(long id, String code, String name, @Nullable String detail) {
            super(id, code, name);
            this.detail = detail;
        }

        @Override
        public @Nullable String detail() {
            return detail;
        }
    }

    /** One with a second table, and a letter for those that are there. */
    @Entity(name = "DormantPlant")
    @Table(name = "dormant_plant")
    @SecondaryTable(name = "dormant_plant_more")
    @SoftDelete(strategy = SoftDeleteType.ACTIVE, converter = TrueFalseConverter.class, columnName = "green")
    public static class Plant extends Being {
        @Column(table = "dormant_plant_more", length = 40)
        public @Nullable String detail;

        protected Plant() {}

        public Plant(long id, String code, String name, @Nullable String detail) {
            super(id, code, name);
            this.detail = detail;
        }

        @Override
        public @Nullable String detail() {
            return detail;
        }
    }

    /** One with a table for each class, and the time of the deletion. */
    @Entity(name = "DormantFish")
    @Table(name = "dormant_fish")
    @Inheritance(strategy = InheritanceType.JOINED)
    @SoftDelete(strategy = SoftDeleteType.TIMESTAMP, columnName = "gone_at")
    public static class Fish extends Being {
        protected Fish() {}

        public Fish(long id, String code, String name) {
            super(id, code, name);
        }

        @Override
        public @Nullable String detail() {
            return null;
        }
    }

    /** The class in the second table. */
    @Entity(name = "DormantCarp")
    @Table(name = "dormant_carp")
    public static class Carp extends Fish {
        @Column(length = 40)
        public @Nullable String detail;

        protected Carp() {}

        public Carp(long id, String code, String name, @Nullable String detail) {
            super(id, code, name);
            this.detail = detail;
        }

        @Override
        public @Nullable String detail() {
            return detail;
        }
    }
}
