package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An identifier of two parts. */
@Entity
public class OrderLine {

    /** The identifier. */
    @Embeddable
    public static class Key {

        @Column(name = "order_number", length = 20)
        public String orderNumber;

        @Column(name = "line_number")
        public int line;

        protected Key() {}

        public Key(String orderNumber, int line) {
            this.orderNumber = orderNumber;
            this.line = line;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.orderNumber.equals(orderNumber) && key.line == line;
        }

        @Override
        public int hashCode() {
            return Objects.hash(orderNumber, line);
        }
    }

    @EmbeddedId
    public Key id;

    public @Nullable String product;

    public int quantity;

    protected OrderLine() {}

    public OrderLine(String orderNumber, int line, @Nullable String product, int quantity) {
        this.id = new Key(orderNumber, line);
        this.product = product;
        this.quantity = quantity;
    }
}
