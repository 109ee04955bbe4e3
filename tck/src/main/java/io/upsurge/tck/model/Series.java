package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Basic arrays. */
@Entity
public class Series {

    @Id
    public Long id;

    @Column(length = 500)
    @JdbcTypeCode(SqlTypes.ARRAY)
    public int @Nullable [] numbers;

    @Column(length = 500)
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String @Nullable [] words;

    @Column(length = 500)
    @JdbcTypeCode(SqlTypes.ARRAY)
    public @Nullable List<Double> ratios;

    protected Series() {}

    public Series(Long id, int @Nullable [] numbers, String @Nullable [] words, @Nullable List<Double> ratios) {
        this.id = id;
        this.numbers = numbers;
        this.words = words;
        this.ratios = ratios;
    }
}
