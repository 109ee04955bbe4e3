package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Unique only among those who have not left: by a partial index that no mapping can declare. */
@Entity
public class Member {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(length = 80)
    public @Nullable String email;

    @Column(name = "has_left")
    public boolean left;

    @Column(length = 80)
    public @Nullable String city;

    protected Member() {}

    public Member(String email, boolean left, String city) {
        this.email = email;
        this.left = left;
        this.city = city;
    }
}
