package io.upsurge.statement;

import java.util.Optional;

/**
 * How the values of a column travel together in one SQL array.
 *
 * @param type the element type of the array, such as {@code bigint} or {@code text}
 * @param cast the type that each element is cast to before it is stored, where the array carries another one
 */
public record ArrayElement(String type, Optional<String> cast) {}
