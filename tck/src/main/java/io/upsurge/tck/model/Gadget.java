package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** An identifier that Hibernate generates. */
@Entity
public class Gadget {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    public @Nullable UUID id;

    @NaturalId
    @Column(length = 40, nullable = false, unique = true)
    public String serial;

    public @Nullable String owner;

    protected Gadget() {}

    public Gadget(String serial, @Nullable String owner) {
        this.serial = serial;
        this.owner = owner;
    }
}
