package io.upsurge.examples.guide;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.NaturalId;

/** Is saved together with its items. */
@Entity
public class Invoice {

    @Id
    @GeneratedValue
    public Long id;

    @NaturalId
    @Column(nullable = false)
    public String number;

    @OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL)
    public List<Item> items = new ArrayList<>();

    protected Invoice() {}

    public Invoice(String number) {
        this.number = number;
    }

    /** Adds an item. */
    public Invoice with(int place, String text) {
        items.add(new Item(this, place, text));
        return this;
    }

    /** One line of an invoice. */
    @Entity(name = "Item")
    public static class Item {

        @Id
        @GeneratedValue
        public Long id;

        @NaturalId
        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        public Invoice invoice;

        @NaturalId
        public int place;

        public String text;

        protected Item() {}

        Item(Invoice invoice, int place, String text) {
            this.invoice = invoice;
            this.place = place;
            this.text = text;
        }
    }
}
