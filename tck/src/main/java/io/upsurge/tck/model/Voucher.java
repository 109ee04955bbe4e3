package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** An identifier that the database generates, and a natural id. */
@Entity
public class Voucher {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @NaturalId
    @Column(nullable = false, length = 40, unique = true)
    public String code;

    public @Nullable String text;

    protected Voucher() {}

    public Voucher(String code, @Nullable String text) {
        this.code = code;
        this.text = text;
    }
}
