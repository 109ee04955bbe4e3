package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Long text, many bytes, and a document. */
@Entity
public class Tome {

    private static final int LONGEST = 20_000_000;

    @Id
    public Long id;

    @Column(length = LONGEST)
    public @Nullable String text;

    @Column(length = LONGEST)
    public byte @Nullable [] content;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Map<String, String> labels;

    protected Tome() {}

    public Tome(Long id) {
        this.id = id;
    }
}
