package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** An attribute whose value may be changed in place, a reference, and no collection. */
@Entity
public class Seal {

    @Id
    public long id;

    public @Nullable String motto;

    public byte[] wax;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Country country;

    protected Seal() {}

    public Seal(long id, @Nullable String motto, byte[] wax) {
        this.id = id;
        this.motto = motto;
        this.wax = wax;
    }
}
