package io.upsurge.internal.hibernate;

import io.upsurge.statement.ArrayElement;
import io.upsurge.statement.Column;
import java.util.Optional;
import org.hibernate.metamodel.mapping.JdbcMapping;

/**
 * The type of a constant in an expression of a single row.
 *
 * @param type how a value is bound
 * @param name the type's name for a cast; it cuts no value
 * @param array how values travel as one array, or empty where they cannot
 */
public record ConstantType(JdbcMapping type, String name, Optional<ArrayElement> array) {

    /** The constant as a column that rows bring. */
    public Column column(String columnName) {
        return new Column(columnName, "?", name, array);
    }
}
