package io.upsurge.tck.values;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.UserType;
import org.jspecify.annotations.Nullable;

/** A text that is stored from its end to its beginning. */
public final class Reversed implements UserType<String> {

    @Override
    public int getSqlType() {
        return Types.VARCHAR;
    }

    @Override
    public Class<String> returnedClass() {
        return String.class;
    }

    @Override
    public boolean equals(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other);
    }

    @Override
    public int hashCode(@Nullable String text) {
        return Objects.hashCode(text);
    }

    @Override
    public @Nullable String nullSafeGet(ResultSet row, int position, WrapperOptions options) throws SQLException {
        String stored = row.getString(position);
        return stored == null ? null : new StringBuilder(stored).reverse().toString();
    }

    @Override
    public void nullSafeSet(PreparedStatement statement, @Nullable String text, int position, WrapperOptions options)
            throws SQLException {
        if (text == null) {
            statement.setNull(position, Types.VARCHAR);
        } else {
            statement.setString(position, new StringBuilder(text).reverse().toString());
        }
    }

    @Override
    public @Nullable String deepCopy(@Nullable String text) {
        return text;
    }

    @Override
    public boolean isMutable() {
        return false;
    }

    @Override
    public @Nullable Serializable disassemble(@Nullable String text) {
        return text;
    }

    @Override
    public @Nullable String assemble(@Nullable Serializable cached, Object owner) {
        return (String) cached;
    }
}
