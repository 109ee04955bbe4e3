package io.upsurge.dialects;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;

/** Envers keeps a history of it, and knows all of a row when it is given. */
@Entity
@Audited
class Noted {

    @Id
    Long id;

    @Nullable
    String text;

    protected Noted() {}

    Noted(long id, @Nullable String text) {
        this.id = id;
        this.text = text;
    }
}
