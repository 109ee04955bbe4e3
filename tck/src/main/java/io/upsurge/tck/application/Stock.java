package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much of an article lies in a warehouse: its identifier is two associations. */
@Entity
public class Stock {

    @EmbeddedId
    public @Nullable Key id;

    public int quantity;

    @Column(length = 20)
    public @Nullable String shelf;

    @Version
    public @Nullable Long version;

    /** The identifier. */
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @ManyToOne(fetch = FetchType.LAZY)
        public @Nullable Warehouse warehouse;

        @ManyToOne(fetch = FetchType.LAZY)
        public @Nullable Article article;

        protected Key() {}

        public Key(Warehouse warehouse, Article article) {
            this.warehouse = warehouse;
            this.article = article;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(warehouse, key.warehouse)
                    && Objects.equals(article, key.article);
        }

        @Override
        public int hashCode() {
            return Objects.hash(warehouse, article);
        }
    }
}
