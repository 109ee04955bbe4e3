package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Where letters go: a record as an embeddable. */
@Embeddable
public record PostalAddress(
        @Column(length = 60) @Nullable String street,
        @Column(length = 10) @Nullable String zip,
        @Column(length = 40) @Nullable String city) {}
