package io.upsurge.benchmarks;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** The types that columns have, in Java and on PostgreSQL: the numbers are those of its catalogue {@code pg_type}. */
enum PostgresType {
    INT8("bigint", 20, 1016, Long.class),
    INT4("integer", 23, 1007, Integer.class),
    VARCHAR("varchar", 1043, 1015, String.class),
    NUMERIC("numeric", 1700, 1231, BigDecimal.class),
    BOOL("boolean", 16, 1000, Boolean.class),
    TIMESTAMP("timestamp", 1114, 1115, LocalDateTime.class);

    final String sql;
    final int oid;
    final int arrayOid;
    final Class<?> java;

    PostgresType(String sql, int oid, int arrayOid, Class<?> java) {
        this.sql = sql;
        this.oid = oid;
        this.arrayOid = arrayOid;
        this.java = java;
    }

    /** A value that came back. */
    Object read(ResultSet results, int column) throws SQLException {
        return switch (this) {
            case INT8 -> results.getLong(column);
            case INT4 -> results.getInt(column);
            case VARCHAR -> results.getString(column);
            case NUMERIC -> results.getBigDecimal(column);
            case BOOL -> results.getBoolean(column);
            case TIMESTAMP -> results.getTimestamp(column);
        };
    }
}
