package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A {@link Ledger} that is found by its identifier. */
@Entity
public class Journal {

    @Id
    public Long id;

    @Column(nullable = false, length = 15_000)
    public String entries;

    protected Journal() {}

    public Journal(Long id, String entries) {
        this.id = id;
        this.entries = entries;
    }
}
