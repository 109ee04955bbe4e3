package io.upsurge.dialect;

/** Where the value of one parameter comes from; the first binding belongs to the first {@code ?} of the text. */
public sealed interface Binding {

    /** The value of one column in one row, both counted from 0. */
    record Cell(int row, int column) implements Binding {}

    /** The values of one column in all rows, as an array. */
    record ColumnArray(int column) implements Binding {}

    /** A value that is the same for all rows. */
    record Constant(int index) implements Binding {}
}
