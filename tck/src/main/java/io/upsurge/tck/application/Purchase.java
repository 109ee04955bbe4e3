package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** What a customer has ordered. */
@Entity
public class Purchase extends Audited {

    /** How far it has come. */
    public enum Status {
        OPEN,
        SHIPPED,
        PAID
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "purchase_numbers")
    @SequenceGenerator(
            name = "purchase_numbers",
            sequenceName = "purchase_numbers",
            allocationSize = Application.IDENTIFIERS)
    public @Nullable Long id;

    @NaturalId
    @Column(length = 20, unique = true)
    public @Nullable String number;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public @Nullable Customer customer;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    public @Nullable Status status;

    @Embedded
    public @Nullable Money total;

    @OneToMany(mappedBy = "purchase")
    public List<PurchaseLine> lines = new ArrayList<>();

    @OneToOne(mappedBy = "purchase")
    public @Nullable Shipment shipment;
}
