package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;

/** Where somebody sits; it knows who. */
@Entity
public class Seat {

    @Id
    public @Nullable Integer id;

    @Column(length = 20)
    public @Nullable String room;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Warehouse warehouse;

    @OneToOne(mappedBy = "seat")
    public @Nullable Employee employee;
}
