package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Rows of several tenants in one table: one key is of all tenants, another one of each. */
@Entity
@Table(indexes = @Index(name = "uk_contact_code", columnList = "tenant, code", unique = true))
public class Contact {
    @Id
    public @Nullable Long id;

    @TenantId
    @Column(nullable = false, updatable = false)
    public @Nullable String tenant;

    @Column(unique = true)
    public @Nullable String mail;

    public @Nullable String code;
    public @Nullable String name;

    protected Contact() {}

    public Contact(long id, String mail, String code, String name) {
        this.id = id;
        this.mail = mail;
        this.code = code;
        this.name = name;
    }
}
