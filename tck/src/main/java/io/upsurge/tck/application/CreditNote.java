package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** What is taken from an invoice. */
@Entity
public class CreditNote extends Document {

    @Column(length = 60)
    public @Nullable String reason;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Invoice invoice;
}
