package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a customer tells of himself; its identifier is his. */
@Entity
public class Profile {

    @Id
    public @Nullable Long id;

    @MapsId
    @OneToOne(fetch = FetchType.LAZY)
    public @Nullable Customer customer;

    @Column(length = 60)
    public @Nullable String motto;

    public @Nullable LocalDate born;

    @Column(length = 100)
    public byte @Nullable [] picture;
}
