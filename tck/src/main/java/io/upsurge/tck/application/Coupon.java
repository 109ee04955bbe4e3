package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A present to a customer; its code is stored in capitals. */
@Entity
@DynamicInsert
@DynamicUpdate
public class Coupon {

    @Id
    public @Nullable Long id;

    @Column(length = 20)
    @ColumnTransformer(write = "upper(?)")
    public @Nullable String code;

    @Column(length = 40)
    public @Nullable String occasion;

    @Column(precision = 10, scale = 2)
    public @Nullable BigDecimal discount;

    @Column(name = "ends_at")
    public @Nullable OffsetDateTime until;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Customer customer;
}
