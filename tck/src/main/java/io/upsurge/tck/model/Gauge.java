package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Numbers that are computed from each other. */
@Entity
public class Gauge {

    @Id
    @Column(length = 40)
    public String code;

    public int low;

    public int high;

    public int stock;

    public int total;

    @Column(length = 80)
    public @Nullable String note;

    protected Gauge() {}

    public Gauge(String code, int low, int high) {
        this.code = code;
        this.low = low;
        this.high = high;
    }

    public Gauge(String code, int stock) {
        this.code = code;
        this.stock = stock;
    }
}
