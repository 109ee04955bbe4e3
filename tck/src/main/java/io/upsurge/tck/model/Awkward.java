package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** Names that statements use for themselves, all in one table; the doubled quotes stand for one. */
@Entity
@Table(
        name = "`a \"\"table``, given`",
        indexes = @Index(name = "`Uk ``of \"\"position`", columnList = "`position`, `c0`", unique = true))
public class Awkward {

    @Id
    @Column(name = "given")
    public Long id;

    @Column(name = "`position`", length = 40)
    public String position;

    @Column(name = "`c0`")
    public int number;

    @Column(name = "`a\"\"b``c?d'e;drop.f`")
    public @Nullable String text;

    @Column(name = "existing")
    public @Nullable Integer existing;

    @Column(name = "excluded")
    public @Nullable Integer excluded;

    @Column(name = "`old`")
    public @Nullable Integer old;

    @Column(name = "new")
    @ColumnTransformer(read = "upper(new)", write = "trim(?)")
    public @Nullable String fresh;

    @Formula("`c0` + 1")
    public int next;

    protected Awkward() {}

    public Awkward(Long id, String position, int number, @Nullable String text) {
        this.id = id;
        this.position = position;
        this.number = number;
        this.text = text;
    }
}
