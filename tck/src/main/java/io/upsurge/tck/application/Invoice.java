package io.upsurge.tck.application;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a customer owes. */
@Entity
public class Invoice extends Document {

    public @Nullable LocalDate due;

    @Embedded
    public @Nullable Money total;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Purchase purchase;
}
