package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** Where a customer wants his parcels: access by properties, an identity column. */
@Entity
public class CustomerAddress {

    private @Nullable Long id;
    private @Nullable String code;
    private @Nullable Customer customer;
    private @Nullable PostalAddress place;
    private boolean preferred;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long getId() {
        return id;
    }

    public void setId(@Nullable Long id) {
        this.id = id;
    }

    @Column(length = 20, unique = true)
    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Customer getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable Customer customer) {
        this.customer = customer;
    }

    @Embedded
    public @Nullable PostalAddress getPlace() {
        return place;
    }

    public void setPlace(@Nullable PostalAddress place) {
        this.place = place;
    }

    public boolean isPreferred() {
        return preferred;
    }

    public void setPreferred(boolean preferred) {
        this.preferred = preferred;
    }
}
