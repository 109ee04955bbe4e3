package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.ColumnModel;
import io.upsurge.statement.ArrayElement;
import io.upsurge.statement.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.jspecify.annotations.Nullable;

/** What the rows of a statement bring: columns of the table and, behind them, the constants of the rows' own expressions. */
public final class SentColumns {

    /** Of a statement without rows. */
    public static final SentColumns NONE = new SentColumns(List.of(), List.of(), List.of());

    private final List<Column> columns;
    private final List<ConstantType> constants;
    private final List<JdbcMapping> types;
    private final List<@Nullable String> arrays;

    private SentColumns(List<Column> columns, List<ConstantType> constants, List<JdbcMapping> types) {
        this.columns = List.copyOf(columns);
        this.constants = List.copyOf(constants);
        this.types = List.copyOf(types);
        List<@Nullable String> elements = new ArrayList<>(types.size());
        columns.forEach(column -> elements.add(element(column.array())));
        constants.forEach(constant -> elements.add(element(constant.array())));
        this.arrays = Collections.unmodifiableList(elements);
    }

    /** Columns of the entity's table only. */
    public static SentColumns of(MappedEntity entity, List<Column> columns) {
        return of(entity, columns, List.of());
    }

    /** Columns of the entity's table, and constants behind them. */
    public static SentColumns of(MappedEntity entity, List<Column> columns, List<ConstantType> constants) {
        List<JdbcMapping> types = new ArrayList<>(columns.size() + constants.size());
        columns.forEach(column -> types.add(entity.type(column.name())));
        constants.forEach(constant -> types.add(constant.type()));
        return new SentColumns(columns, constants, types);
    }

    /** Columns whose types are not all the same entity's. */
    static SentColumns of(List<Column> columns, List<JdbcMapping> types) {
        return new SentColumns(columns, List.of(), types);
    }

    /**
     * Some of what these columns' rows bring, as one of several tables takes it.
     *
     * @param called the columns of the table as it calls them
     * @param cells where each is, and behind them the constants: among the identifier's columns and, behind them, these
     */
    public SentColumns chosen(MappedEntity entity, List<Column> called, List<Integer> cells) {
        List<ColumnModel> identifier = entity.model().identifier().columns();
        List<JdbcMapping> chosen = new ArrayList<>(cells.size());
        List<ConstantType> ofRows = new ArrayList<>();
        for (int cell : cells) {
            int sent = cell - identifier.size();
            chosen.add(sent < 0 ? entity.type(identifier.get(cell).name()) : types.get(sent));
            if (sent >= columns.size()) {
                ofRows.add(constants.get(sent - columns.size()));
            }
        }
        return new SentColumns(called, ofRows, chosen);
    }

    private static @Nullable String element(Optional<ArrayElement> array) {
        return array.map(ArrayElement::type).orElse(null);
    }

    /** The columns of the table. */
    public List<Column> columns() {
        return columns;
    }

    /** The constants of the rows' own expressions. */
    public List<ConstantType> constants() {
        return constants;
    }

    /** How many there are. */
    public int size() {
        return types.size();
    }

    /** The JDBC type of each. */
    List<JdbcMapping> types() {
        return types;
    }

    /** The element type of each one's array, or null where it has none. */
    List<@Nullable String> arrays() {
        return arrays;
    }
}
