package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A parcel under way, with a form for customs in a table of its own where it crosses a border. */
@Entity
@SecondaryTable(name = "shipment_customs", pkJoinColumns = @PrimaryKeyJoinColumn(name = "shipment_id"))
public class Shipment {

    @Id
    public @Nullable UUID id;

    @Column(length = 30)
    public @Nullable String tracking;

    public @Nullable LocalDate sent;

    @OneToOne(fetch = FetchType.LAZY)
    public @Nullable Purchase purchase;

    @Column(table = "shipment_customs", length = 20)
    public @Nullable String tariff;

    @Column(table = "shipment_customs", name = "declared_value", precision = 12, scale = 2)
    public @Nullable BigDecimal declared;
}
