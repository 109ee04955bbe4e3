package io.upsurge.statement;

import java.util.Optional;

/**
 * A column that rows bring values for.
 *
 * @param name the name as it stands in SQL, quoted where it must be
 * @param write the expression that stores a value, with one {@code ?} for it: {@code ?}, or {@code upper(?)}
 * @param type the column's type as a cast names it, such as {@code varchar(40)} or {@code numeric(12,2)}
 * @param array how the column travels as one array for all rows, or empty where its type cannot
 */
public record Column(String name, String write, String type, Optional<ArrayElement> array) {

    /** Quickly, for statements are found by what they are about. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The same by another name. */
    public Column called(String other) {
        return other.equals(name) ? this : new Column(other, write, type, array);
    }

    /** The part of the write expression before the value. */
    public String writeBefore() {
        return write.substring(0, write.indexOf('?'));
    }

    /** The part of the write expression after the value. */
    public String writeAfter() {
        return write.substring(write.indexOf('?') + 1);
    }
}
