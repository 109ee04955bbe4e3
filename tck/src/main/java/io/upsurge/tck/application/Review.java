package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer thinks of an article; a listener tidies it. */
@Entity
@EntityListeners(Review.Tidy.class)
public class Review {

    @Id
    public @Nullable UUID id;

    @Column(length = 200)
    public @Nullable String text;

    public short stars;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Article article;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Customer customer;

    /** Takes blanks from the ends of the text. */
    public static class Tidy {

        @PrePersist
        @PreUpdate
        void tidy(Review review) {
            if (review.text != null) {
                review.text = review.text.strip();
            }
        }
    }
}
