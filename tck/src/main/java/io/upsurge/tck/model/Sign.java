package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** In three tables that call different columns by the same names: text, order, identifiers, keys and the class. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "kind")
@SecondaryTable(name = "sign_paint", pkJoinColumns = @PrimaryKeyJoinColumn(name = "place"))
public class Sign {
    @Id
    public @Nullable Long id;

    @Column(unique = true)
    public @Nullable String code;

    @Column(name = "text")
    public @Nullable String text;

    @Column(name = "`Order`")
    public @Nullable Integer order;

    /** Named as the key of the subclass's table. */
    @Column(name = "sign_id")
    public @Nullable String sign;

    @Column(name = "text", table = "sign_paint", length = 30)
    public @Nullable String paint;

    @Column(name = "id", table = "sign_paint")
    public @Nullable Integer coats;

    protected Sign() {}

    public Sign(
            long id,
            String code,
            @Nullable String text,
            @Nullable Integer order,
            @Nullable String sign,
            @Nullable String paint,
            @Nullable Integer coats) {
        this.id = id;
        this.code = code;
        this.text = text;
        this.order = order;
        this.sign = sign;
        this.paint = paint;
        this.coats = coats;
    }

    /** A sign by a road. */
    @Entity
    @Table(name = "sign_of_road")
    @PrimaryKeyJoinColumn(name = "sign_id")
    public static class OfRoad extends Sign {

        @Column(name = "text", length = 20)
        public @Nullable String road;

        @Column(name = "`Order`")
        public @Nullable Long metre;

        /** Named as the key of the other table. */
        @Column(name = "place")
        public @Nullable String place;

        /** Named as the column that says of which class a row is. */
        @Column(name = "kind")
        public @Nullable Integer material;

        protected OfRoad() {}

        public OfRoad(long id, String code, @Nullable String text, @Nullable String road) {
            super(id, code, text, (int) id, "sign " + id, text == null ? null : "paint of " + text, null);
            this.road = road;
            this.metre = id * 100;
            this.place = road == null ? null : "at " + road;
            this.material = 7;
        }
    }
}
