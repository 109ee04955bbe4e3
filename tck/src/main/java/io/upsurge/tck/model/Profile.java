package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A map that is stored as JSON. */
@Entity
public class Profile {

    @Id
    public Long id;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Map<String, String> labels;

    protected Profile() {}

    public Profile(Long id, @Nullable Map<String, String> labels) {
        this.id = id;
        this.labels = labels;
    }
}
