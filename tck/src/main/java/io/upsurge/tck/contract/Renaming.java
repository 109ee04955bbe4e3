package io.upsurge.tck.contract;

import java.util.Map;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/** Gives tables and columns other names, by their logical ones; in backticks those that are quoted. */
final class Renaming extends PhysicalNamingStrategyStandardImpl {

    private static final long serialVersionUID = 1L;

    private final Map<String, String> names;

    Renaming(Map<String, String> names) {
        this.names = names;
    }

    @Override
    public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
        return renamed(name);
    }

    @Override
    public Identifier toPhysicalColumnName(Identifier name, JdbcEnvironment environment) {
        return renamed(name);
    }

    private Identifier renamed(Identifier name) {
        return Identifier.toIdentifier(names.getOrDefault(name.getText(), name.getText()), name.isQuoted());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Renaming renaming && renaming.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
