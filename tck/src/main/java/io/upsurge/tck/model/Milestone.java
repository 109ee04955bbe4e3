package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A unique key of every type that keys may have. */
@Entity
public class Milestone {

    @Id
    public Long id;

    public @Nullable String label;

    @Column(unique = true)
    public @Nullable Integer counter;

    @Column(unique = true, precision = 12, scale = 3)
    public @Nullable BigDecimal amount;

    @Column(unique = true, length = 5)
    @JdbcTypeCode(SqlTypes.CHAR)
    public @Nullable String padded;

    @Column(unique = true)
    public @Nullable UUID uuid;

    @Column(unique = true)
    public @Nullable LocalDate planned;

    @Column(unique = true)
    public @Nullable LocalDateTime met;

    @Column(unique = true)
    public @Nullable Instant recorded;

    @Column(unique = true)
    public @Nullable OffsetDateTime announced;

    @Column(unique = true)
    public @Nullable Duration late;

    @Column(unique = true)
    @Enumerated(EnumType.STRING)
    public Specimen.@Nullable Kind kind;

    @Column(unique = true)
    @Enumerated(EnumType.ORDINAL)
    public Specimen.@Nullable Kind ordinalKind;

    @Column(unique = true, length = 40)
    @Convert(converter = Isbn.AsText.class)
    public @Nullable Isbn isbn;

    @Column(unique = true, length = 16)
    public byte @Nullable [] digest;

    @Column(unique = true)
    public @Nullable Character letter;

    protected Milestone() {}

    public Milestone(Long id, @Nullable String label) {
        this.id = id;
        this.label = label;
    }
}
