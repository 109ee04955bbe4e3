package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A natural id that its column writes in another form than it is given. */
@Entity
public class Slip {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @NaturalId
    @Column(nullable = false, length = 40, unique = true)
    @ColumnTransformer(write = "upper(?)")
    public String code;

    public @Nullable String text;

    protected Slip() {}

    public Slip(String code, @Nullable String text) {
        this.code = code;
        this.text = text;
    }
}
