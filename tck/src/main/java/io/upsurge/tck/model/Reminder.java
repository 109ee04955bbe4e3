package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.jspecify.annotations.Nullable;

/** It may refer to entities of any type, by two columns. */
@Entity
public class Reminder {

    @Id
    public Long id;

    public @Nullable String text;

    @Any(fetch = FetchType.LAZY)
    @AnyKeyJavaClass(String.class)
    @AnyDiscriminatorValue(discriminator = "C", entity = Country.class)
    @Column(name = "about_type")
    @JoinColumn(name = "about_key")
    public @Nullable Object about;

    protected Reminder() {}

    public Reminder(Long id, @Nullable String text, @Nullable Object about) {
        this.id = id;
        this.text = text;
        this.about = about;
    }
}
