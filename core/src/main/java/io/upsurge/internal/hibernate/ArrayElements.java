package io.upsurge.internal.hibernate;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.descriptor.ValueBinder;
import org.jspecify.annotations.Nullable;

/** The values of one column as the elements of an array. */
final class ArrayElements {

    /** An array of one of these classes is sent by PostgreSQL's driver as bytes; of any other elements it writes a text. */
    private static final Set<Class<?>> BINARY =
            Set.of(String.class, Long.class, Integer.class, Short.class, Double.class, Boolean.class);

    private final JdbcMapping type;
    private final SharedSessionContractImplementor session;
    private final ValueBinder<Object> binder;
    private final @Nullable ParameterCapture capture;
    private final @Nullable LocalTimestamps timestamps;

    @SuppressWarnings("unchecked")
    ArrayElements(JdbcMapping type, Connection connection, SharedSessionContractImplementor session) {
        this.type = type;
        this.session = session;
        this.binder = type.getJdbcValueBinder();
        this.capture = ValueClass.isPlain(type) ? null : new ParameterCapture(connection);
        this.timestamps = LocalTimestamps.of(type, session);
    }

    /** What Hibernate would bind for a value, in a form that an array can hold. */
    @Nullable
    Object of(@Nullable Object value) throws SQLException {
        OffsetDateTime timestamp = timestamps == null ? null : timestamps.of(value);
        if (timestamp != null) {
            return MomentText.of(timestamp);
        }
        if (capture != null) {
            return capture.capture(type, value, session);
        }
        return value == null ? null : binder.getBindValue(value, session);
    }

    /** The same as an instance of the column's {@link ValueClass}. */
    @Nullable
    Object typed(@Nullable Object value) throws SQLException {
        OffsetDateTime timestamp = timestamps == null ? null : timestamps.of(value);
        if (timestamp != null) {
            return timestamp;
        }
        if (capture != null) {
            return capture.captureTyped(type, value, session);
        }
        return value == null ? null : binder.getBindValue(value, session);
    }

    /** The elements of a column's values, as an array of their class where the driver sends that faster. */
    @Nullable
    Object[] of(List<@Nullable Object[]> rows, int column) throws SQLException {
        @Nullable Object[] elements = new Object[rows.size()];
        for (int row = 0; row < elements.length; row++) {
            elements[row] = of(rows.get(row)[column]);
        }
        return ofOneClass(elements);
    }

    private static @Nullable Object[] ofOneClass(@Nullable Object[] elements) {
        Class<?> common = null;
        for (Object element : elements) {
            if (element != null) {
                if (common != null && common != element.getClass()) {
                    return elements;
                }
                common = element.getClass();
            }
        }
        if (common == null || !BINARY.contains(common)) {
            return elements;
        }
        @Nullable Object[] typed = (Object[]) Array.newInstance(common, elements.length);
        System.arraycopy(elements, 0, typed, 0, elements.length);
        return typed;
    }
}
