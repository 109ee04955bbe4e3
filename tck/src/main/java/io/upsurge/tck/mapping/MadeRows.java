package io.upsurge.tck.mapping;

import io.upsurge.tck.model.Signatory;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import java.util.List;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** Rows of which generators make a part. */
final class MadeRows {

    private MadeRows() {}

    /** A row that says when it was written, and by whom. */
    @Entity(name = "Filed")
    public static class Filed {
        @Id
        public @Nullable Long id;

        @Column(length = 40)
        public @Nullable String text;

        public @Nullable Writing writing;
    }

    /** Times that are made beside a name that is given. */
    @Embeddable
    public static class Writing {
        @CreationTimestamp
        public @Nullable LocalDateTime begun;

        @UpdateTimestamp
        public @Nullable LocalDateTime touched;

        @Column(length = 40)
        public @Nullable String author;
    }

    static List<Class<?>> classes() {
        return List.of(Filed.class, Signatory.class);
    }

    static List<Sample<?>> samples() {
        return List.of(
                Sample.of("generated values within an embeddable", Filed.class, "id", (given, i) -> {
                            Filed row = new Filed();
                            row.id = (long) i;
                            row.text = "text " + i;
                            row.writing = new Writing();
                            row.writing.author = "author " + i;
                            return row;
                        })
                        .making("writing.begun", "writing.touched")
                        .changing("text", (given, i) -> "changed " + i),
                Sample.of(
                                "a generator of the application's own",
                                Signatory.class,
                                "id",
                                (given, i) -> new Signatory((long) i, "name " + i))
                        .refusedFor("generator of the mapping's own")
                        .making("initials", "revised", "answer")
                        .changing("name", (given, i) -> "renamed " + i));
    }
}
