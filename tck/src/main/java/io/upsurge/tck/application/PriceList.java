package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Prices for a while. */
@Entity
public class PriceList {

    /** For whom. */
    public enum Audience {
        EVERYBODY,
        RESELLERS
    }

    @Id
    public @Nullable Long id;

    @Column(length = 40)
    public @Nullable String name;

    @Enumerated
    public @Nullable Audience audience;

    @Embedded
    public @Nullable Validity validity;

    /** From the first day to the last. */
    @jakarta.persistence.Embeddable
    public record Validity(
            @Column(name = "valid_from") @Nullable LocalDate first,
            @Column(name = "valid_until") @Nullable LocalDate last) {}
}
