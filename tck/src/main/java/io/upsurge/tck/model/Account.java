package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An identifier that the database generates, and two more unique keys. */
@Entity
@Table(
        indexes = {
            @Index(name = "uk_account_email", columnList = "email", unique = true),
            @Index(name = "uk_account_nickname", columnList = "nickname", unique = true)
        })
public class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(length = 80)
    public @Nullable String email;

    @Column(length = 80)
    public @Nullable String nickname;

    public @Nullable String city;

    public int visits;

    protected Account() {}

    public Account(@Nullable String email, @Nullable String nickname, @Nullable String city) {
        this.email = email;
        this.nickname = nickname;
        this.city = city;
    }
}
