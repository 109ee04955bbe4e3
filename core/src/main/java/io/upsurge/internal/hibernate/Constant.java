package io.upsurge.internal.hibernate;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** A value that is the same for all rows of a statement, and knows how it is bound. */
public interface Constant {

    /** Binds the value at a position, counted from 1. */
    void bind(PreparedStatement statement, int position, SharedSessionContractImplementor session) throws SQLException;
}
