package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.hibernate.annotations.SoftDelete;
import org.jspecify.annotations.Nullable;

/** Who sells to us; one that does so no more is kept, out of sight. */
@Entity
@SoftDelete
public class Supplier extends Audited {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "supplier_numbers")
    @SequenceGenerator(
            name = "supplier_numbers",
            sequenceName = "supplier_numbers",
            allocationSize = Application.IDENTIFIERS)
    public @Nullable Long id;

    @Column(length = 20, unique = true)
    public @Nullable String code;

    @Column(length = 60)
    public @Nullable String name;
}
