package io.upsurge.statement;

import java.util.Optional;

/**
 * How the values of a column travel together in one SQL array.
 *
 * @param type the element type of the array, such as {@code bigint} or {@code text}
 * @param cast the type that each element is cast to before it is stored, where the array carries another one
 * @param valueClass the class of all values, where the mapping makes sure of it
 */
public record ArrayElement(String type, Optional<String> cast, Optional<Class<?>> valueClass) {

    /** Elements whose class only they themselves tell. */
    public ArrayElement(String type, Optional<String> cast) {
        this(type, cast, Optional.empty());
    }
}
