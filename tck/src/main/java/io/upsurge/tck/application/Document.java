package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SequenceGenerator;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A paper with a number, in joined tables. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(length = 20)
public abstract class Document extends Audited {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "document_numbers")
    @SequenceGenerator(
            name = "document_numbers",
            sequenceName = "document_numbers",
            allocationSize = Application.IDENTIFIERS)
    public @Nullable Long id;

    @Column(length = 20, unique = true)
    public @Nullable String number;

    @Column(length = 60)
    public @Nullable String title;

    public @Nullable LocalDate issued;
}
