package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something that is found by what is near it. */
@Entity
public class Landmark {

    @Id
    public Long id;

    @Column(unique = true, nullable = false)
    public String name;

    @JdbcTypeCode(SqlTypes.VECTOR)
    @Array(length = 3)
    public float @Nullable [] embedding;

    public @Nullable String remark;

    protected Landmark() {}

    public Landmark(Long id, String name, float @Nullable ... embedding) {
        this.id = id;
        this.name = name;
        this.embedding = embedding;
    }
}
