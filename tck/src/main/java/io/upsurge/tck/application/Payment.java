package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What a customer has paid, in a single table, numbered by the database. */
@Entity
@Inheritance
public abstract class Payment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(length = 30, unique = true)
    public @Nullable String reference;

    @Embedded
    public @Nullable Money paid;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Invoice invoice;

    @Version
    public @Nullable Integer version;
}
