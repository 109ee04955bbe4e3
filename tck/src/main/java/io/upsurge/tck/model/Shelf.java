package io.upsurge.tck.model;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** Its collections are cached, each as its elements are. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Shelf {

    @Id
    @Column(length = 20)
    public String code;

    @OneToMany(mappedBy = "shelf")
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    public List<StrictItem> strictItems = new ArrayList<>();

    @OneToMany(mappedBy = "shelf")
    @Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
    public List<LooseItem> looseItems = new ArrayList<>();

    @OneToMany(mappedBy = "shelf")
    @Cache(usage = CacheConcurrencyStrategy.TRANSACTIONAL)
    public List<JointItem> jointItems = new ArrayList<>();

    @OneToMany(mappedBy = "shelf")
    @Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
    public List<FixedItem> fixedItems = new ArrayList<>();

    protected Shelf() {}

    public Shelf(String code) {
        this.code = code;
    }
}
