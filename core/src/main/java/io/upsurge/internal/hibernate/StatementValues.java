package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Binding;
import io.upsurge.dialect.SqlText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.jspecify.annotations.Nullable;

/**
 * The values of one statement.
 *
 * @param types the JDBC type of each column
 * @param arrays how each column travels as an array, or null where it does not
 * @param rows the JDBC values: a row per row, a value per column
 * @param constants the values that are the same for all rows
 */
record StatementValues(
        List<JdbcMapping> types,
        List<@Nullable String> arrays,
        List<@Nullable Object[]> rows,
        List<Constant> constants) {

    /** Binds all parameters of a statement. */
    void bind(SqlText sql, PreparedStatement statement, SharedSessionContractImplementor session) throws SQLException {
        int position = 1;
        for (Binding binding : sql.bindings()) {
            bind(binding, statement, position++, session);
        }
    }

    /** Binds one parameter. */
    void bind(Binding binding, PreparedStatement statement, int position, SharedSessionContractImplementor session)
            throws SQLException {
        if (binding instanceof Binding.Cell cell) {
            bind(types.get(cell.column()), statement, rows.get(cell.row())[cell.column()], position, session);
        } else if (binding instanceof Binding.ColumnArray column) {
            statement.setArray(position, array(column.column(), statement, session));
        } else if (binding instanceof Binding.Constant constant) {
            constants.get(constant.index()).bind(statement, position, session);
        }
    }

    @SuppressWarnings("unchecked")
    static void bind(
            JdbcMapping type,
            PreparedStatement statement,
            @Nullable Object value,
            int position,
            SharedSessionContractImplementor session)
            throws SQLException {
        type.getJdbcValueBinder().bind(statement, value, position, session);
    }

    private java.sql.Array array(int column, PreparedStatement statement, SharedSessionContractImplementor session)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(
                        arrays.get(column),
                        new ArrayElements(types.get(column), statement.getConnection(), session).of(rows, column));
    }
}
