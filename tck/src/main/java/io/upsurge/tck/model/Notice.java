package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/** Of which a session shows the rows that are not archived, and, where the filter says so, those of one place. */
@Entity
@SQLRestriction("archived = 0")
@FilterDef(name = "atPlace", parameters = @ParamDef(name = "place", type = String.class))
@Filter(name = "atPlace", condition = "place = :place")
public class Notice {

    @Id
    public Long id;

    @Column(length = 20, unique = true)
    public String code;

    @Column(length = 20)
    public @Nullable String place;

    public int archived;

    public int seen;

    protected Notice() {}

    public Notice(Long id, String code, String place, int archived) {
        this.id = id;
        this.code = code;
        this.place = place;
        this.archived = archived;
    }
}
