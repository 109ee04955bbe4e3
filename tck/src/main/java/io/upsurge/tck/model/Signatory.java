package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.SourceType;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/** A person of whom something is made by the application's own generator, and something by updates only. */
@Entity
public class Signatory {

    @Id
    public Long id;

    public @Nullable String name;

    @Initials
    public @Nullable String initials;

    @CurrentTimestamp(event = EventType.UPDATE, source = SourceType.VM)
    public @Nullable LocalDateTime revised;

    @Generated(event = EventType.UPDATE, sql = "6 * 7", writable = false)
    public @Nullable Integer answer;

    protected Signatory() {}

    public Signatory(Long id, @Nullable String name) {
        this.id = id;
        this.name = name;
    }
}
