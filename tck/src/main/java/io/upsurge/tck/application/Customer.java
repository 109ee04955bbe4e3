package io.upsurge.tck.application;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** Who buys: numbered by a pooled sequence, known by a natural identifier. */
@Entity
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Customer extends Audited {

    /** How well we know him. */
    public enum Standing {
        NEW,
        TRUSTED,
        BLOCKED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customer_seq")
    @SequenceGenerator(name = "customer_seq", sequenceName = "customer_seq", allocationSize = Application.IDENTIFIERS)
    public @Nullable Long id;

    @NaturalId
    @Column(length = 20, unique = true)
    public @Nullable String number;

    @Column(length = 60)
    public @Nullable String name;

    @Column(length = 80)
    @Convert(converter = Email.AsText.class)
    public @Nullable Email email;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    public @Nullable Standing standing;

    @Embedded
    public @Nullable PostalAddress address;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "credit_amount", precision = 14, scale = 2))
    @AttributeOverride(name = "currency", column = @Column(name = "credit_currency", length = 3))
    public @Nullable Money credit;

    @ElementCollection
    public Set<String> phones = new HashSet<>();

    @OneToOne(mappedBy = "customer", fetch = FetchType.LAZY)
    public @Nullable Profile profile;

    @Formula("upper(name)")
    public @Nullable String shown;
}
