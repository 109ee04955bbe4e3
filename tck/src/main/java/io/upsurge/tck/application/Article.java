package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What is sold: an assigned identifier, a version, long text, JSON, an array where the database has them. */
@Entity
public class Article extends Audited {

    @Id
    @Column(length = 20)
    public @Nullable String sku;

    @Column(length = 60)
    public @Nullable String name;

    @Column(length = 100_000)
    public @Nullable String text;

    @Column(precision = 12, scale = 2)
    public @Nullable BigDecimal price;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Category category;

    @ManyToOne
    public @Nullable Supplier supplier;

    @ManyToMany
    public Set<Label> labels = new HashSet<>();

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Map<String, String> properties;

    public @Nullable List<String> keywords;
}
