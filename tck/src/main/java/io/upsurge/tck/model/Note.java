package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The smallest entity: a key and a text. */
@Entity
public class Note {

    @Id
    private Long id;

    private String text;

    protected Note() {}

    public Note(Long id, String text) {
        this.id = id;
        this.text = text;
    }

    public Long id() {
        return id;
    }

    public String text() {
        return text;
    }
}
