package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An article of a purchase; what was ordered first is not written again. */
@Entity
@IdClass(PurchaseLine.Key.class)
public class PurchaseLine {

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Purchase purchase;

    @Id
    @Column(name = "line_number")
    public @Nullable Integer line;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public @Nullable Article article;

    public int quantity;

    @Column(updatable = false)
    public int ordered;

    @Column(length = 40)
    public @Nullable String remark;

    /** The identifier. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable Long purchase;
        public @Nullable Integer line;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Objects.equals(purchase, key.purchase) && Objects.equals(line, key.line);
        }

        @Override
        public int hashCode() {
            return Objects.hash(purchase, line);
        }
    }
}
