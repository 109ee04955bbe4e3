package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an article costs in a price list: both parts of its identifier are those of associations. */
@Entity
public class Price {

    @EmbeddedId
    public Key id = new Key();

    @MapsId("list")
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable PriceList list;

    @MapsId("article")
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Article article;

    @Embedded
    public @Nullable Money money;

    @Column(length = 40)
    public @Nullable String remark;

    /** The identifier. */
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable Long list;

        @Column(length = 20)
        public @Nullable String article;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Objects.equals(list, key.list) && Objects.equals(article, key.article);
        }

        @Override
        public int hashCode() {
            return Objects.hash(list, article);
        }
    }
}
