package io.upsurge.internal.hibernate;

import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Date;
import java.util.HexFormat;
import java.util.TimeZone;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.jspecify.annotations.Nullable;

/**
 * Learns what Hibernate would bind for a value, by letting it bind into a statement that only listens; so every type,
 * converter and user type keeps its own way into the database when values travel as an array.
 */
final class ParameterCapture {

    private final TimeZone ownZone = TimeZone.getDefault();
    private final PreparedStatement listener;
    private @Nullable Object captured;
    private @Nullable Calendar zone;

    ParameterCapture(Connection connection) {
        this.listener = (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return connection;
                    }
                    zone = null;
                    if (method.getName().equals("setNull")) {
                        captured = null;
                    } else if (method.getName().startsWith("set") && arguments.length > 1) {
                        captured = arguments[1];
                        if (arguments[arguments.length - 1] instanceof Calendar calendar) {
                            zone = calendar;
                        }
                    } else {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return null;
                });
    }

    /** What would be bound, in a form that an array can hold. */
    @Nullable
    Object capture(JdbcMapping type, @Nullable Object value, SharedSessionContractImplementor session)
            throws SQLException {
        Object bound = bound(type, value, session);
        if (bound instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (bound instanceof Array array) {
            return ColumnTypes.isVector(type.getJdbcType().getDdlTypeCode())
                    ? vector(array.toString())
                    : array.toString();
        }
        if (bound instanceof SQLXML xml) {
            return xml.getString();
        }
        if (bound instanceof Date moment) {
            return MomentText.of(moment, zone());
        }
        if (bound instanceof Temporal moment) {
            return MomentText.of(moment);
        }
        return bound != null && bound.getClass().getName().equals("org.postgresql.util.PGobject")
                ? bound.toString()
                : bound;
    }

    /** What would be bound, dates and moments of JDBC's classes as those of {@code java.time}. */
    @Nullable
    Object captureTyped(JdbcMapping type, @Nullable Object value, SharedSessionContractImplementor session)
            throws SQLException {
        Object bound = bound(type, value, session);
        if (bound instanceof Date moment) {
            return MomentText.temporal(moment, zone());
        }
        return bound instanceof Temporal moment ? MomentText.of(moment) : bound;
    }

    private @Nullable Object bound(JdbcMapping type, @Nullable Object value, SharedSessionContractImplementor session)
            throws SQLException {
        StatementValues.bind(type, listener, value, 1, session);
        Object bound = captured;
        captured = null;
        return bound;
    }

    private TimeZone zone() {
        return zone == null ? ownZone : zone.getTimeZone();
    }

    /** A vector's text has the numbers of the array in brackets. */
    private static String vector(String array) {
        return array.replace("\"", "").replace('{', '[').replace('}', ']');
    }
}
