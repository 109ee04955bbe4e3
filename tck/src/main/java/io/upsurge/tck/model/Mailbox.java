package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys that only indexes over expressions have, which no mapping can declare. */
@Entity
public class Mailbox {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    public @Nullable UUID id;

    @Column(length = 80)
    public @Nullable String address;

    @Column(length = 40)
    public @Nullable String domain;

    @Column(length = 40)
    public @Nullable String alias;

    public @Nullable String owner;

    public int letters;

    public boolean closed;

    protected Mailbox() {}

    public Mailbox(@Nullable String address, @Nullable String owner) {
        this.address = address;
        this.owner = owner;
    }

    @Override
    public String toString() {
        return address + " of " + owner + " with " + letters;
    }
}
