package io.upsurge.tck.model;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** Embeddables, nested and twice, an association that is part of a unique key, and a column that is written by an expression. */
@Entity
@Table(indexes = @Index(name = "uk_place", columnList = "country_code, name", unique = true))
public class Place {

    /** A point on the map. */
    @Embeddable
    public static class Point {

        public @Nullable Integer x;

        public @Nullable Integer y;

        protected Point() {}

        public Point(@Nullable Integer x, @Nullable Integer y) {
            this.x = x;
            this.y = y;
        }
    }

    /** A point with a label. */
    @Embeddable
    public static class Mark {

        @Column(name = "mark_label")
        public @Nullable String label;

        @Embedded
        @AttributeOverride(name = "x", column = @Column(name = "mark_x"))
        @AttributeOverride(name = "y", column = @Column(name = "mark_y"))
        public @Nullable Point point;

        protected Mark() {}

        public Mark(@Nullable String label, @Nullable Point point) {
            this.label = label;
            this.point = point;
        }
    }

    @Id
    public Long id;

    @Column(length = 80, nullable = false)
    public String name;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "country_code")
    public @Nullable Country country;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "former_code")
    public @Nullable Country former;

    @Embedded
    public @Nullable Point point;

    @Embedded
    public @Nullable Mark mark;

    @ColumnTransformer(write = "upper(?)")
    public @Nullable String shout;

    protected Place() {}

    public Place(Long id, String name, @Nullable Country country) {
        this.id = id;
        this.name = name;
        this.country = country;
    }
}
