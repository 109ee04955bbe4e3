package io.upsurge.tck.application;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.LocalDateTime;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** What many entities have: when they were made and changed, and how often. */
@MappedSuperclass
public abstract class Audited {

    @CreationTimestamp
    public @Nullable LocalDateTime created;

    @UpdateTimestamp
    public @Nullable LocalDateTime updated;

    @Version
    public @Nullable Integer version;
}
