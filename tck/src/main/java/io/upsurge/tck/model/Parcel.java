package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A UUID that Hibernate makes, and a natural id. */
@Entity
public class Parcel {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    public @Nullable UUID id;

    @NaturalId
    @Column(nullable = false, length = 40, unique = true)
    public String label;

    public @Nullable String content;

    protected Parcel() {}

    public Parcel(String label, @Nullable String content) {
        this.label = label;
        this.content = content;
    }
}
