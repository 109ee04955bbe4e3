package io.upsurge.internal.hibernate;

import org.hibernate.engine.spi.SessionFactoryImplementor;

/** How string literals are written on a database. */
final class Literals {

    private Literals() {}

    /** Whether a backslash escapes the character behind it; Hibernate's dialect shows it by doubling one. */
    static boolean escapedByBackslash(SessionFactoryImplementor factory) {
        StringBuilder literal = new StringBuilder();
        factory.getJdbcServices().getDialect().appendLiteral(literal::append, "\\");
        return literal.indexOf("\\\\") >= 0;
    }
}
