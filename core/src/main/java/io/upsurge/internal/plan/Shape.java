package io.upsurge.internal.plan;

import io.upsurge.internal.hibernate.ConstantType;
import io.upsurge.internal.hibernate.RowFormula;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.Generation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rows of one statement have in common.
 *
 * @param attributes the attributes that are written: given by the caller, made by a generator, or, where the caller gives
 *     some attributes only, those that a new entity has a value for by itself
 * @param given the attributes that the caller gives; an update leaves the others alone
 * @param identifierGiven whether the rows bring their identifier
 * @param versionGiven whether the rows bring the version that they expect to be stored
 * @param made the attributes that the database makes by an expression that the rows bring, which differ from each other
 *     in constants only
 */
public record Shape(
        List<AttributeModel> attributes,
        Set<AttributeModel> given,
        boolean identifierGiven,
        boolean versionGiven,
        Map<AttributeModel, RowFormula> made) {
    public Shape {
        attributes = List.copyOf(attributes);
        given = Set.copyOf(given);
        made = Map.copyOf(made);
    }

    /** Quickly, for plans are found by what they are about. */
    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    /** Rows that bring nothing but values. */
    public Shape(
            List<AttributeModel> attributes, Set<AttributeModel> given, boolean identifierGiven, boolean versionGiven) {
        this(attributes, given, identifierGiven, versionGiven, Map.of());
    }

    /** Whether the rows bring something for that column, a value or an expression. */
    public boolean brings(String column) {
        return Stream.concat(attributes.stream(), made.keySet().stream())
                .anyMatch(attribute -> attribute.columnNames().contains(column));
    }

    /** Whether the rows bring no identifier, and the database makes it. */
    public boolean leavesIdentifierToDatabase(EntityModel entity) {
        return !identifierGiven && entity.identifier().generation() == Generation.BY_DATABASE;
    }

    /** The attributes that are made, in the order in which rows bring the constants. */
    public List<AttributeModel> madeInOrder() {
        return made.keySet().stream()
                .sorted(Comparator.comparingInt(AttributeModel::ordinal))
                .toList();
    }

    /** How the attribute is made. */
    RowFormula formula(AttributeModel attribute) {
        return Objects.requireNonNull(made.get(attribute));
    }

    /** The types of the constants that the rows bring, in order. */
    public List<ConstantType> constants() {
        if (made.isEmpty()) {
            return List.of();
        }
        return madeInOrder().stream()
                .flatMap(attribute -> formula(attribute).constants().stream())
                .toList();
    }

    /** Rows that bring nothing for some of the attributes. */
    public Shape without(Set<AttributeModel> some) {
        return new Shape(
                attributes.stream()
                        .filter(attribute -> !some.contains(attribute))
                        .toList(),
                given.stream().filter(attribute -> !some.contains(attribute)).collect(Collectors.toSet()),
                identifierGiven,
                versionGiven,
                made);
    }

    /** The same rows, whose versions are no expectation. */
    public Shape withoutVersion() {
        return new Shape(attributes, given, identifierGiven, false, made);
    }
}
