package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
import org.jspecify.annotations.Nullable;

/** Of which a session shows all rows, unless the filter says otherwise. */
@Entity
@FilterDef(name = "atWall", parameters = @ParamDef(name = "wall", type = String.class))
@Filter(name = "atWall", condition = "wall = :wall")
public class Poster {

    @Id
    public Long id;

    @Column(length = 20)
    public @Nullable String wall;

    protected Poster() {}

    public Poster(Long id, @Nullable String wall) {
        this.id = id;
        this.wall = wall;
    }
}
