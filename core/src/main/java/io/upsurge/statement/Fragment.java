package io.upsurge.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** A piece of SQL with holes: the dialect says what the rows are called, the caller brings the values. */
public record Fragment(List<Part> parts) {

    public Fragment {
        parts = List.copyOf(parts);
    }

    /** Text, or one of the four holes. */
    public sealed interface Part {}

    /** SQL as it stands. */
    public record Text(String sql) implements Part {}

    /** A column of the row that is stored. */
    public record Existing(String column) implements Part {}

    /** A column of the row that was given: the value that an insert would have stored. */
    public record Excluded(String column) implements Part {}

    /**
     * A value that is the same for all rows.
     *
     * @param index its position in the statement's list of constants
     * @param type the type as a cast names it, where the text around does not say it
     */
    public record Constant(int index, Optional<String> type) implements Part {

        /** A constant whose type the text around says. */
        public Constant(int index) {
            this(index, Optional.empty());
        }
    }

    /**
     * A constant of the given row's own expression.
     *
     * @param column its name among the columns that the rows bring
     */
    public record RowConstant(String column) implements Part {}

    /** SQL without holes. */
    public static Fragment text(String sql) {
        return new Fragment(List.of(new Text(sql)));
    }

    /** A column of the stored row. */
    public static Fragment existing(String column) {
        return new Fragment(List.of(new Existing(column)));
    }

    /** A column of the given row. */
    public static Fragment excluded(String column) {
        return new Fragment(List.of(new Excluded(column)));
    }

    /** The same with text before it and behind it. */
    public Fragment between(String before, String behind) {
        List<Part> all = new ArrayList<>();
        all.add(new Text(before));
        all.addAll(parts);
        all.add(new Text(behind));
        return new Fragment(all);
    }

    /** The same with another one behind it. */
    public Fragment followedBy(Fragment other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts());
        return new Fragment(all);
    }

    /** Both conditions. */
    public Fragment and(Fragment other) {
        List<Part> both = new ArrayList<>(between("(", ") and (").parts());
        both.addAll(other.between("", ")").parts());
        return new Fragment(both);
    }

    /** Whether this is a column of the stored row and nothing else. */
    public boolean isColumn() {
        return parts.size() == 1 && parts.get(0) instanceof Existing;
    }

    /** The same of the given row: what reads the stored one reads the given one instead. */
    public Fragment ofGivenRow() {
        List<Part> given = new ArrayList<>();
        for (Part part : parts) {
            given.add(part instanceof Existing existing ? new Excluded(existing.column()) : part);
        }
        return new Fragment(given);
    }

    /** The same as an expression of single rows: the constants, by their index, are columns that the rows bring. */
    public Fragment withRowConstants(IntFunction<String> columns) {
        List<Part> ofRow = new ArrayList<>();
        for (Part part : parts) {
            ofRow.add(part instanceof Constant constant ? new RowConstant(columns.apply(constant.index())) : part);
        }
        return new Fragment(ofRow);
    }

    /** The columns of the stored row that this reads. */
    public List<String> reads() {
        return parts.stream()
                .filter(Existing.class::isInstance)
                .map(part -> ((Existing) part).column())
                .distinct()
                .toList();
    }
}
