package io.upsurge.tck.model;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;

/** Listens to letters, and dates them. */
public class Registrar {

    @PrePersist
    void written(Letter letter) {
        letter.written = "today";
        Told.of("prePersist " + letter.code, letter);
    }

    @PreUpdate
    void revised(Letter letter) {
        letter.revised = "today";
        Told.of("preUpdate " + letter.code, letter);
    }

    @PostPersist
    void stored(Letter letter) {
        Told.of("postPersist " + letter.code, letter);
    }

    @PostUpdate
    void changed(Letter letter) {
        Told.of("postUpdate " + letter.code, letter);
    }
}
