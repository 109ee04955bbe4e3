package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of several sizes that are counted up. */
@Entity
public class Odometer {
    @Id
    public @Nullable Long id;

    @Column(unique = true, length = 20)
    public @Nullable String code;

    public @Nullable Short little;
    public @Nullable Integer units;
    public @Nullable Long miles;

    @Column(precision = 5, scale = 2)
    public @Nullable BigDecimal litres;

    protected Odometer() {}

    public Odometer(long id) {
        this.id = id;
        this.code = "c" + id;
        this.little = 1;
        this.units = 1;
        this.miles = 1L;
        this.litres = new BigDecimal("1.25");
    }

    /** One on which each number is the largest that its column holds. */
    public static Odometer full(long id) {
        Odometer full = new Odometer(id);
        full.little = Short.MAX_VALUE;
        full.units = Integer.MAX_VALUE;
        full.miles = Long.MAX_VALUE;
        full.litres = new BigDecimal("999.99");
        return full;
    }
}
