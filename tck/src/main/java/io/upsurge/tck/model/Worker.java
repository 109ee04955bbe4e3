package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An identifier of two parts, and references to other tables, to its own, and from an embeddable. */
@Entity
public class Worker {

    @EmbeddedId
    public OrderLine.Key id;

    @Column(length = 40)
    public @Nullable String name;

    public int raises;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Team team;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumns(
            value = {
                @JoinColumn(name = "boss_order", referencedColumnName = "order_number"),
                @JoinColumn(name = "boss_line", referencedColumnName = "line_number")
            },
            foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    public @Nullable Worker boss;

    @OneToMany(mappedBy = "boss")
    public List<Worker> staff = new ArrayList<>();

    @Embedded
    public @Nullable Desk desk;

    protected Worker() {}

    public Worker(int line, @Nullable String name, @Nullable Team team, @Nullable Worker boss, @Nullable Desk desk) {
        this.id = new OrderLine.Key("w", line);
        this.name = name;
        this.team = team;
        this.boss = boss;
        this.desk = desk;
    }

    @Override
    public String toString() {
        return name + ":" + raises;
    }
}
