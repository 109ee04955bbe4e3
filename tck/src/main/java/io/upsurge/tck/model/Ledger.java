package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A list of entries that many append to, found by a name; the identifier is the database's. */
@Entity
public class Ledger {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(nullable = false, length = 40, unique = true)
    public String name;

    /** One text for all entries, so that each statement that appends reads what is there. */
    @Column(nullable = false, length = 15_000)
    public String entries;

    protected Ledger() {}

    public Ledger(String name, String entries) {
        this.name = name;
        this.entries = entries;
    }
}
