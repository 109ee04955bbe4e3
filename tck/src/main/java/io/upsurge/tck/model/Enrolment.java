package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An identifier of several attributes of the entity's own. */
@Entity
@IdClass(Enrolment.Key.class)
public class Enrolment {
    @Id
    public @Nullable String course;

    @Id
    public @Nullable Integer student;

    public @Nullable String grade;
    public @Nullable Integer points;

    protected Enrolment() {}

    public Enrolment(@Nullable String course, @Nullable Integer student, @Nullable String grade) {
        this.course = course;
        this.student = student;
        this.grade = grade;
    }

    /** The identifier as one value. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable String course;
        public @Nullable Integer student;

        public Key() {}

        public Key(String course, int student) {
            this.course = course;
            this.student = student;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(course, key.course)
                    && Objects.equals(student, key.student);
        }

        @Override
        public int hashCode() {
            return Objects.hash(course, student);
        }
    }
}
