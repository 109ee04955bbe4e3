package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Where articles lie; each tenant sees its own. */
@Entity
public class Warehouse {

    @Id
    public @Nullable Integer id;

    @TenantId
    @Column(length = 20)
    public @Nullable String tenant;

    @Column(length = 40)
    public @Nullable String name;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Country country;
}
