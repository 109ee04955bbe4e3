package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An enumeration that is a type of the database, where it has such types. */
@Entity
public class Rock {

    @Id
    public Long id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public Specimen.@Nullable Kind kind;

    protected Rock() {}

    public Rock(Long id, Specimen.@Nullable Kind kind) {
        this.id = id;
        this.kind = kind;
    }
}
