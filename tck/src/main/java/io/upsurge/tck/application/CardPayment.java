package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/** By card. */
@Entity
public class CardPayment extends Payment {

    @Column(length = 4)
    public @Nullable String lastDigits;
}
