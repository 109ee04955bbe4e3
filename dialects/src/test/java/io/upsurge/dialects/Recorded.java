package io.upsurge.dialects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.NaturalId;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;

/** Envers keeps a history of it; the database numbers it and makes a value, and an update leaves the author as it is. */
@Entity
@Audited
class Recorded {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @NaturalId
    @Column(nullable = false, length = 40, unique = true)
    String code;

    @Nullable
    String text;

    @Column(updatable = false)
    @Nullable
    String author;

    @Generated
    @ColumnDefault("7")
    @Nullable
    Integer made;

    @Version
    @Nullable
    Integer version;

    protected Recorded() {}

    Recorded(String code, @Nullable String text, @Nullable String author) {
        this.code = code;
        this.text = text;
        this.author = author;
    }
}
