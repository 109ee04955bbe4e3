package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An identifier that the database makes, and no other key by which one row could be told from another. */
@Entity
public class LogLine {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(length = 80)
    public @Nullable String text;

    public @Nullable Integer weight;

    @Version
    public int version;

    @ElementCollection
    public List<String> labels = new ArrayList<>();

    protected LogLine() {}

    public LogLine(@Nullable String text) {
        this.text = text;
    }
}
