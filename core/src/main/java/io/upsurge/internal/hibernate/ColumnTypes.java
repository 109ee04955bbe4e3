package io.upsurge.internal.hibernate;

import io.upsurge.statement.ArrayElement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.SqlExpressible;
import org.hibernate.type.BasicPluralType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.Type;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.sql.DdlType;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;
import org.jspecify.annotations.Nullable;

/** How the database calls a column's type where a value is cast to it, and where values travel as an array. */
final class ColumnTypes {

    private static final Pattern SIZE = Pattern.compile("\\(\\s*\\d+\\s*(,\\s*\\d+\\s*)?\\)");

    private final SessionFactoryImplementor factory;
    private final Function<SelectableMapping, Optional<String>> declared;

    /**
     * The types of a table's columns.
     *
     * @param declared the type that the mapping itself gives a column
     */
    ColumnTypes(SessionFactoryImplementor factory, Function<SelectableMapping, Optional<String>> declared) {
        this.factory = factory;
        this.declared = declared;
    }

    /** The type that a value is cast to; never one that would cut the value silently, as {@code bit} keeps one bit. */
    String cast(SelectableMapping column) {
        return declared.apply(column).orElseGet(() -> mapped(column));
    }

    private String mapped(SelectableMapping column) {
        return mapped(column.getJdbcMapping(), column.toSize());
    }

    private String mapped(JdbcMapping mapping, Size sized) {
        int code = mapping.getJdbcType().getDdlTypeCode();
        DdlTypeRegistry types = factory.getTypeConfiguration().getDdlTypeRegistry();
        DdlType type = types.getDescriptor(uncut(code));
        if (type == null) {
            return "varchar";
        }
        if (code == SqlTypes.ARRAY && mapping instanceof BasicPluralType<?, ?> array) {
            // Not the name for casts, which counts the precision of floating point twice.
            String name = type.getTypeName(sized, (Type) array, types);
            return isCuttable(array.getElementType().getJdbcType()) && !isOfOneLength(array.getElementType())
                    ? SIZE.matcher(name).replaceAll("")
                    : name;
        }
        Size size = isCuttable(mapping.getJdbcType()) ? new Size() : sized;
        String name = type.getCastTypeName(size, (SqlExpressible) mapping, types);
        if (isFloating(code) && name.startsWith("decimal")) {
            return "double"; // MySQL and MariaDB can be asked for it by now, and the decimals have no room for
            // exponents
        }
        return code == SqlTypes.VECTOR_BINARY && name.equals("bit") ? "bit varying" : name;
    }

    /** Bytes of a class such as {@code UUID}, which are always as many. */
    private static boolean isOfOneLength(JdbcMapping mapping) {
        return mapping.getJdbcType().getDdlTypeCode() == SqlTypes.BINARY
                && mapping.getJavaTypeDescriptor().getJavaTypeClass() != byte[].class;
    }

    private static boolean isFloating(int code) {
        return code == SqlTypes.DOUBLE || code == SqlTypes.FLOAT || code == SqlTypes.REAL;
    }

    private static boolean isCuttable(JdbcType type) {
        return type.isString() || type.isBinary();
    }

    /** A cast to {@code char} without a length keeps one letter; constants of an {@code enum} are bound by name, in any order. */
    private static int uncut(int code) {
        return switch (code) {
            case SqlTypes.CHAR -> SqlTypes.VARCHAR;
            case SqlTypes.NCHAR -> SqlTypes.NVARCHAR;
            case SqlTypes.BINARY -> SqlTypes.VARBINARY;
            case SqlTypes.ORDINAL_ENUM -> SqlTypes.ENUM;
            default -> code;
        };
    }

    /** How the column travels as an array, or empty where it cannot. */
    Optional<ArrayElement> array(SelectableMapping column) {
        int code = column.getJdbcMapping().getJdbcType().getDdlTypeCode();
        return column.isLob() ? Optional.empty() : array(code, cast(column), column.getJdbcMapping());
    }

    /** The type of a constant, wide enough for its value. */
    static ConstantType constant(SessionFactoryImplementor factory, JdbcMapping type, @Nullable Object value) {
        ColumnTypes types = new ColumnTypes(factory, column -> Optional.empty());
        String name = types.mapped(type, size(type, value));
        return new ConstantType(type, name, types.array(type.getJdbcType().getDdlTypeCode(), name, type));
    }

    /** Decimals keep all their digits; in steps, so that numbers of about the same length have one type. */
    private static Size size(JdbcMapping type, @Nullable Object value) {
        int code = type.getJdbcType().getDdlTypeCode();
        if (code != SqlTypes.NUMERIC && code != SqlTypes.DECIMAL) {
            return new Size();
        }
        BigDecimal number = value instanceof BigDecimal decimal
                ? decimal
                : value instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.ZERO;
        int scale = tens(Math.max(number.scale(), 1));
        return new Size(scale + Math.max(20, tens(number.precision() - number.scale())), scale, (Long) null);
    }

    private static int tens(int digits) {
        return (digits + 9) / 10 * 10;
    }

    private Optional<ArrayElement> array(int code, String type, JdbcMapping mapping) {
        Dialect dialect = factory.getJdbcServices().getDialect();
        if (hasNoArrayForm(code) || !dialect.supportsStandardArrays()) {
            return Optional.empty();
        }
        if (travelsAsText(code)) {
            return Optional.of(new ArrayElement("text", Optional.of(type)));
        }
        return Optional.of(
                new ArrayElement(SIZE.matcher(type).replaceAll(""), Optional.empty(), ValueClass.of(mapping)));
    }

    /** Drivers cannot carry some of them alone either: a statement that can would be the only one. */
    private static boolean hasNoArrayForm(int code) {
        return code == SqlTypes.BIT
                || code == SqlTypes.TIME_WITH_TIMEZONE
                || code == SqlTypes.MATERIALIZED_BLOB
                || code == SqlTypes.MATERIALIZED_CLOB
                || code == SqlTypes.MATERIALIZED_NCLOB;
    }

    private static boolean travelsAsText(int code) {
        return switch (code) {
            case SqlTypes.ARRAY,
                    SqlTypes.STRUCT,
                    SqlTypes.STRUCT_ARRAY,
                    SqlTypes.STRUCT_TABLE,
                    SqlTypes.SQLXML,
                    SqlTypes.OTHER,
                    SqlTypes.INET,
                    SqlTypes.INTERVAL_SECOND -> true;
            default ->
                SqlTypes.isJsonType(code)
                        || SqlTypes.isEnumType(code)
                        || SqlTypes.isSpatialType(code)
                        || isVector(code);
        };
    }

    static boolean isVector(int code) {
        return switch (code) {
            case SqlTypes.VECTOR,
                    SqlTypes.VECTOR_FLOAT16,
                    SqlTypes.VECTOR_FLOAT32,
                    SqlTypes.VECTOR_FLOAT64,
                    SqlTypes.VECTOR_INT8,
                    SqlTypes.VECTOR_BINARY,
                    SqlTypes.SPARSE_VECTOR_INT8,
                    SqlTypes.SPARSE_VECTOR_FLOAT32,
                    SqlTypes.SPARSE_VECTOR_FLOAT64 -> true;
            default -> false;
        };
    }
}
