package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came and went: numbered from a table, and referring to a stock by both parts of its identifier. */
@Entity
public class Movement {

    /** In which direction. */
    public enum Direction {
        IN,
        OUT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "movement_numbers")
    @TableGenerator(name = "movement_numbers", table = "numbers_of_movements", allocationSize = Application.IDENTIFIERS)
    public @Nullable Long id;

    @Column(length = 20, unique = true)
    public @Nullable String reference;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Stock stock;

    @Enumerated(EnumType.STRING)
    @Column(length = 5)
    public @Nullable Direction direction;

    public long amount;

    @Column(name = "moved_at")
    public @Nullable Instant at;
}
