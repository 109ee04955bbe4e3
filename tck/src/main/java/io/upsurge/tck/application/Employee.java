package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/** Who works here, for another one, and where. */
@Entity
public class Employee {

    @Id
    public @Nullable Long id;

    @Column(length = 60)
    public @Nullable String name;

    @Column(length = 80)
    @Convert(converter = Email.AsText.class)
    public @Nullable Email email;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Employee manager;

    @OneToOne(fetch = FetchType.LAZY)
    public @Nullable Seat seat;
}
