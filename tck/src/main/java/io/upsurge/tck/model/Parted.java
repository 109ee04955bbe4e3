package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** Stored in a schema of each tenant; its table is made by hand. */
@Entity
@Table(name = "upsurge_parted")
public class Parted {

    @Id
    public @Nullable Long id;

    @NaturalId
    @Column(length = 20, nullable = false)
    public @Nullable String code;

    @Column(length = 100)
    public @Nullable String text;

    protected Parted() {}

    public Parted(Long id, String code, @Nullable String text) {
        this.id = id;
        this.code = code;
        this.text = text;
    }
}
