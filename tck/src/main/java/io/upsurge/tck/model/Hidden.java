package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SqlFragmentAlias;
import org.jspecify.annotations.Nullable;

/** Entities of which a session hides rows in less common ways. */
public final class Hidden {

    private Hidden() {}

    /** The tables, each before those that refer to it. */
    public static final List<String> TABLES = List.of(
            "hidden_stamp",
            "hidden_vessel",
            "hidden_tanker",
            "hidden_brochure",
            "hidden_print",
            "hidden_draft",
            "hidden_gate",
            "hidden_wagon",
            "hidden_engine",
            "hidden_remark");

    /** By functions and an {@code or}, and by a filter with a list. */
    @Entity(name = "Stamp")
    @Table(name = "hidden_stamp")
    @SQLRestriction("coalesce(retired, 0) = 0 or upper(kept) = 'YES'")
    @FilterDef(name = "ofRegions", parameters = @ParamDef(name = "regions", type = String.class))
    @Filter(name = "ofRegions", condition = "region in (:regions) or region is null")
    public static class Stamp {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;

        @NaturalId
        @Column(nullable = false, unique = true, length = 20)
        public @Nullable String code;

        public @Nullable Integer retired;

        @Column(length = 20)
        public @Nullable String kept;

        @Column(length = 20)
        public @Nullable String region;

        @Column(length = 20)
        public @Nullable String text;

        @Version
        public @Nullable Integer version;

        protected Stamp() {}

        public Stamp(String code, @Nullable Integer retired, @Nullable String region, String text) {
            this.code = code;
            this.retired = retired;
            this.region = region;
            this.text = text;
        }
    }

    /** In several tables, with columns of the first one. */
    @Entity(name = "Vessel")
    @Table(name = "hidden_vessel")
    @Inheritance(strategy = InheritanceType.JOINED)
    @SQLRestriction("scrapped = 0")
    public static class Vessel {
        @Id
        public @Nullable Long id;

        public int scrapped;

        @Column(length = 20)
        public @Nullable String name;
    }

    /** The same, and a filter with a column of the second table. */
    @Entity(name = "Tanker")
    @Table(name = "hidden_tanker")
    @FilterDef(name = "atLeast", parameters = @ParamDef(name = "tons", type = Integer.class))
    @Filter(name = "atLeast", condition = "tons >= :tons")
    public static class Tanker extends Vessel {
        public int tons;

        protected Tanker() {}

        public Tanker(long id, int scrapped, int tons, String name) {
            this.id = id;
            this.scrapped = scrapped;
            this.tons = tons;
            this.name = name;
        }
    }

    /** By a table that a row need not be in. */
    @Entity(name = "Brochure")
    @Table(name = "hidden_brochure")
    @SecondaryTable(name = "hidden_print")
    @FilterDef(name = "printed", parameters = @ParamDef(name = "least", type = Integer.class))
    @Filter(
            name = "printed",
            condition = "{p}.copies >= :least",
            deduceAliasInjectionPoints = false,
            aliases = @SqlFragmentAlias(alias = "p", table = "hidden_print"))
    public static class Brochure {
        @Id
        public @Nullable Long id;

        @Column(length = 20)
        public @Nullable String title;

        @Column(table = "hidden_print")
        public @Nullable Integer copies;

        protected Brochure() {}

        public Brochure(long id, String title, @Nullable Integer copies) {
            this.id = id;
            this.title = title;
            this.copies = copies;
        }
    }

    /** By other rows of the same table. */
    @Entity(name = "Draft")
    @Table(name = "hidden_draft")
    @SQLRestriction("not exists (select 1 from hidden_draft newer where newer.replaces = id)")
    public static class Draft {
        @Id
        public @Nullable Long id;

        public @Nullable Long replaces;

        @Column(length = 20)
        public @Nullable String text;

        protected Draft() {}

        public Draft(long id, @Nullable Long replaces, String text) {
            this.id = id;
            this.replaces = replaces;
            this.text = text;
        }
    }

    /** By a filter that nobody enables, with a parameter that nobody sets. */
    @Entity(name = "Gate")
    @Table(name = "hidden_gate")
    @FilterDef(
            name = "ofYard",
            autoEnabled = true,
            applyToLoadByKey = true,
            parameters = @ParamDef(name = "yard", type = String.class, resolver = Yard.class))
    @Filter(name = "ofYard", condition = "yard = :yard")
    public static class Gate {
        @Id
        public @Nullable Long id;

        @Column(length = 20)
        public @Nullable String yard;

        @Column(length = 20)
        public @Nullable String text;

        protected Gate() {}

        public Gate(long id, String yard, String text) {
            this.id = id;
            this.yard = yard;
            this.text = text;
        }
    }

    /** The yard of whoever asks. */
    public static final class Yard implements Supplier<String> {

        public static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "north");

        @Override
        public String get() {
            return CURRENT.get();
        }
    }

    /** Where each class has a table of its own. */
    @Entity(name = "Wagon")
    @Table(name = "hidden_wagon")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @SQLRestriction("broken = 0")
    public static class Wagon {
        @Id
        public @Nullable Long id;

        public int broken;

        @Column(length = 20)
        public @Nullable String text;

        protected Wagon() {}

        public Wagon(long id, int broken, String text) {
            this.id = id;
            this.broken = broken;
            this.text = text;
        }
    }

    /** The same, in its own table. */
    @Entity(name = "Engine")
    @Table(name = "hidden_engine")
    public static class Engine extends Wagon {
        protected Engine() {}

        public Engine(long id, int broken, String text) {
            super(id, broken, text);
        }
    }

    /** Of which all rows are shown, and which counts others. */
    @Entity(name = "Remark")
    @Table(name = "hidden_remark")
    public static class Remark {
        @Id
        public @Nullable Long id;

        public int posters;

        protected Remark() {}

        public Remark(long id, int posters) {
            this.id = id;
            this.posters = posters;
        }
    }
}
