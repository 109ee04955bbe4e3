package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An entity with constraints of Bean Validation, one of them in a group of its own. */
@Entity
public class Applicant {

    /** What is asked of applicants who are let in at last. */
    public interface LetIn {}

    @Id
    public Long id;

    @NotNull
    @Size(min = 2, max = 20)
    public @Nullable String name;

    @NotNull(groups = LetIn.class)
    public @Nullable String badge;

    protected Applicant() {}

    public Applicant(Long id, @Nullable String name) {
        this.id = id;
        this.name = name;
    }

    @PrePersist
    void name() {
        if ("".equals(name)) {
            name = "nobody";
        }
    }
}
