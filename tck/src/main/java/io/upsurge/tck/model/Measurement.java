package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Keys that may have more digits than their columns keep. */
@Entity
public class Measurement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(precision = 12, scale = 2, unique = true)
    public @Nullable BigDecimal amount;

    @Column(secondPrecision = 3, unique = true)
    public @Nullable LocalDateTime moment;

    public @Nullable String label;

    protected Measurement() {}

    public Measurement(@Nullable BigDecimal amount, @Nullable LocalDateTime moment, @Nullable String label) {
        this.amount = amount;
        this.moment = moment;
        this.label = label;
    }
}
