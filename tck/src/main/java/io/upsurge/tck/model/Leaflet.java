package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import org.jspecify.annotations.Nullable;

/** In three tables: two of them have rows only where there is something to store. */
@Entity
@SecondaryTable(name = "leaflet_print", pkJoinColumns = @PrimaryKeyJoinColumn(name = "leaflet"))
@SecondaryTable(name = "leaflet_web")
public class Leaflet {
    @Id
    public @Nullable Long id;

    @Column(unique = true)
    public @Nullable String code;

    public @Nullable String title;

    @Column(table = "leaflet_print")
    public @Nullable Integer copies;

    @Column(table = "leaflet_print")
    public @Nullable String paper;

    @Column(table = "leaflet_web")
    public @Nullable String address;

    protected Leaflet() {}

    public Leaflet(
            long id,
            String code,
            @Nullable String title,
            @Nullable Integer copies,
            @Nullable String paper,
            @Nullable String address) {
        this.id = id;
        this.code = code;
        this.title = title;
        this.copies = copies;
        this.paper = paper;
        this.address = address;
    }
}
