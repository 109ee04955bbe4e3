package io.upsurge.benchmarks;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * A column, and how the hand-written side reads its value from an entity: without boxing, as a careful hand would.
 *
 * @param <E> the entity
 */
sealed interface Column<E> {

    String name();

    String attribute();

    Object value(E row);

    /** The element type and its number, as PostgreSQL calls them. */
    PostgresType type();

    /** Whether two rows have the same value. */
    default boolean same(E row, E other) {
        return value(row).equals(value(other));
    }

    void bind(PreparedStatement statement, int parameter, E row) throws SQLException;

    /** Writes the length and the value as PostgreSQL's binary formats have them. */
    void encode(PostgresBinary out, E row);

    record Whole<E>(String name, String attribute, ToLongFunction<E> read) implements Column<E> {
        @Override
        public Object value(E row) {
            return read.applyAsLong(row);
        }

        @Override
        public PostgresType type() {
            return PostgresType.INT8;
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, E row) throws SQLException {
            statement.setLong(parameter, read.applyAsLong(row));
        }

        @Override
        public void encode(PostgresBinary out, E row) {
            out.int4(8).int8(read.applyAsLong(row));
        }
    }

    record Small<E>(String name, String attribute, ToIntFunction<E> read) implements Column<E> {
        @Override
        public Object value(E row) {
            return read.applyAsInt(row);
        }

        @Override
        public PostgresType type() {
            return PostgresType.INT4;
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, E row) throws SQLException {
            statement.setInt(parameter, read.applyAsInt(row));
        }

        @Override
        public void encode(PostgresBinary out, E row) {
            out.int4(4).int4(read.applyAsInt(row));
        }
    }

    record Text<E>(String name, String attribute, Function<E, String> read) implements Column<E> {
        @Override
        public Object value(E row) {
            return read.apply(row);
        }

        @Override
        public PostgresType type() {
            return PostgresType.VARCHAR;
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, E row) throws SQLException {
            statement.setString(parameter, read.apply(row));
        }

        @Override
        public void encode(PostgresBinary out, E row) {
            out.text(read.apply(row));
        }
    }

    record Decimal<E>(String name, String attribute, Function<E, BigDecimal> read) implements Column<E> {
        @Override
        public Object value(E row) {
            return read.apply(row);
        }

        /** SQLite gives decimals back without the zeros at their end. */
        @Override
        public boolean same(E row, E other) {
            return read.apply(row).compareTo(read.apply(other)) == 0;
        }

        @Override
        public PostgresType type() {
            return PostgresType.NUMERIC;
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, E row) throws SQLException {
            statement.setBigDecimal(parameter, read.apply(row));
        }

        @Override
        public void encode(PostgresBinary out, E row) {
            out.decimal(read.apply(row));
        }
    }

    record Flag<E>(String name, String attribute, Predicate<E> read) implements Column<E> {
        @Override
        public Object value(E row) {
            return read.test(row);
        }

        @Override
        public PostgresType type() {
            return PostgresType.BOOL;
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, E row) throws SQLException {
            statement.setBoolean(parameter, read.test(row));
        }

        @Override
        public void encode(PostgresBinary out, E row) {
            out.int4(1).int1(read.test(row) ? 1 : 0);
        }
    }

    record Moment<E>(String name, String attribute, Function<E, LocalDateTime> read) implements Column<E> {
        @Override
        public Object value(E row) {
            return read.apply(row);
        }

        @Override
        public PostgresType type() {
            return PostgresType.TIMESTAMP;
        }

        @Override
        public void bind(PreparedStatement statement, int parameter, E row) throws SQLException {
            statement.setTimestamp(parameter, Timestamp.valueOf(read.apply(row)));
        }

        @Override
        public void encode(PostgresBinary out, E row) {
            out.moment(read.apply(row));
        }
    }

    static <E> Column<E> integer(String name, ToIntFunction<E> read) {
        return new Small<>(name, name, read);
    }

    static <E> Column<E> text(String name, Function<E, String> read) {
        return new Text<>(name, name, read);
    }

    static <E> Column<E> decimal(String name, Function<E, BigDecimal> read) {
        return new Decimal<>(name, name, read);
    }

    static <E> Column<E> flag(String name, Predicate<E> read) {
        return new Flag<>(name, name, read);
    }

    static <E> Column<E> moment(String name, Function<E, LocalDateTime> read) {
        return new Moment<>(name, name, read);
    }
}
