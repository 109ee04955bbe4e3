package io.upsurge.tck.model;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** An attribute that is loaded when it is asked for, if the class was enhanced for that. */
@Entity
public class Pamphlet implements Printed {

    @Id
    private Long id;

    private @Nullable String title;

    @Basic(fetch = FetchType.LAZY)
    private @Nullable String text;

    public Pamphlet() {}

    @Override
    public void number(Long number) {
        id = number;
    }

    @Override
    public @Nullable String title() {
        return title;
    }

    @Override
    public void title(@Nullable String other) {
        title = other;
    }

    @Override
    public @Nullable String text() {
        return text;
    }

    @Override
    public void text(@Nullable String other) {
        text = other;
    }
}
