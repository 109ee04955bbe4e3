package io.upsurge.internal.model;

import java.util.List;
import java.util.Optional;

/**
 * An attribute with columns in the entity's table.
 *
 * @param path its name, dotted for a part of an embeddable
 * @param ordinal its number among all attributes and parts of the entity
 * @param type the type its values must have, primitives boxed
 * @param columns its columns, those of its parts included
 * @param parts the parts of an embeddable, those of its subclasses among them
 * @param insertable whether an insert may write it
 * @param updatable whether an update may write it
 */
public record AttributeModel(
        String path,
        int ordinal,
        Class<?> type,
        AttributeKind kind,
        Role role,
        Generation generation,
        boolean insertable,
        boolean updatable,
        List<ColumnModel> columns,
        List<AttributeModel> parts) {

    /** What an attribute is to its entity. */
    public enum Role {
        /** The identifier, or a part of it. */
        IDENTIFIER,
        /** The version. */
        VERSION,
        /** The tenant that the row belongs to. */
        TENANT,
        /** None of these. */
        STATE
    }

    public AttributeModel {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    /** Quickly, for plans are found by what they are about. */
    @Override
    public int hashCode() {
        return 31 * path.hashCode() + ordinal;
    }

    /** The same, whose values nobody makes. */
    public AttributeModel notGenerated() {
        return new AttributeModel(
                path, ordinal, type, kind, role, Generation.NONE, insertable, updatable, columns, parts);
    }

    /** Why no statement may name it, as a clause; empty where one may. */
    public Optional<String> leftToDatabase() {
        return generation == Generation.BY_DATABASE
                ? Optional.of("the database generates it")
                : parts.stream()
                        .filter(part -> role == Role.STATE && part.generation() == Generation.BY_DATABASE)
                        .findFirst()
                        .map(part -> "the database generates its part '" + part.path() + "'");
    }

    /** Whether this is an embeddable of which Hibernate or the database makes some parts. */
    public boolean isMadeInPart() {
        return role == Role.STATE && parts.stream().anyMatch(part -> part.generation() != Generation.NONE);
    }

    /** Whether this is the entity's identifier or a part of it. */
    public boolean isIdentifier() {
        return role == Role.IDENTIFIER;
    }

    /** Whether this is the entity's version. */
    public boolean isVersion() {
        return role == Role.VERSION;
    }

    /** Whether this is the tenant that the row belongs to. */
    public boolean isTenant() {
        return role == Role.TENANT;
    }

    /** Whether it is an embeddable with subclasses, of which its parts do not tell each other. */
    public boolean hasClasses() {
        return parts.stream().anyMatch(part -> part.kind() == AttributeKind.EMBEDDABLE_CLASS);
    }

    /** Whether it is such an embeddable, or has one among its parts. */
    public boolean holdsClasses() {
        return hasClasses() || parts.stream().anyMatch(AttributeModel::holdsClasses);
    }

    /** Whether all columns of the other attribute are columns of this one. */
    public boolean covers(AttributeModel other) {
        return columns.containsAll(other.columns);
    }

    /** The names of its columns. */
    public List<String> columnNames() {
        return columns.stream().map(ColumnModel::name).toList();
    }
}
