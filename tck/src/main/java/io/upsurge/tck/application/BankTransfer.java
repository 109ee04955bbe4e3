package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/** From an account. */
@Entity
public class BankTransfer extends Payment {

    @Column(length = 34)
    public @Nullable String iban;
}
