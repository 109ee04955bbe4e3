package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What can be set, under names that databases keep for themselves. */
@Entity
@Table(name = "\"order\"")
public class Setting {

    @Id
    @Column(name = "\"key\"", length = 40)
    public @Nullable String key;

    @Column(name = "\"value\"", length = 100)
    public @Nullable String value;

    @Column(name = "\"from\"", length = 20)
    public @Nullable String author;
}
