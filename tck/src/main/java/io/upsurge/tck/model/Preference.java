package io.upsurge.tck.model;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An embeddable that is stored as a whole, as JSON. */
@Entity
public class Preference {

    /** Stored as a document of its own. */
    @Embeddable
    public static class Settings {

        public @Nullable String theme;

        public @Nullable Integer size;

        protected Settings() {}

        public Settings(@Nullable String theme, @Nullable Integer size) {
            this.theme = theme;
            this.size = size;
        }
    }

    @Id
    public Long id;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Settings settings;

    protected Preference() {}

    public Preference(Long id, @Nullable Settings settings) {
        this.id = id;
        this.settings = settings;
    }
}
