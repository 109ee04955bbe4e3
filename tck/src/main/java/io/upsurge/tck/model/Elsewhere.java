package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A table outside of the schema, or of the catalog, that the connection uses. */
@Entity
@Table(catalog = "elsewhere", schema = "elsewhere")
public class Elsewhere {

    @Id
    public Long id;

    @NaturalId
    @Column(nullable = false, length = 40, unique = true)
    public String code;

    public @Nullable String label;

    public int amount;

    protected Elsewhere() {}

    public Elsewhere(Long id, String code, @Nullable String label, int amount) {
        this.id = id;
        this.code = code;
        this.label = label;
        this.amount = amount;
    }
}
