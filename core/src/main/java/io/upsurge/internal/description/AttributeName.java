package io.upsurge.internal.description;

import io.upsurge.InvalidMutationException;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute as the caller named it.
 *
 * @param path its name, dotted for a part of an embeddable
 * @param declaredBy the class that declares it, where it was named by the static metamodel
 */
public record AttributeName(String path, Optional<Class<?>> declaredBy) {

    /** An attribute named by a string. */
    public static AttributeName of(String path) {
        Arguments.required(path, "A list or an expression", "the attribute's name");
        return new AttributeName(path, Optional.empty());
    }

    /** An attribute named by the static metamodel. */
    public static AttributeName of(@Nullable SingularAttribute<?, ?> attribute) {
        if (attribute == null) {
            throw new InvalidMutationException(
                    "An attribute of the static metamodel is null: its class is filled in when"
                            + " the session factory is built. Build the session factory first, or give its name as a string");
        }
        return new AttributeName(
                attribute.getName(), Optional.of(attribute.getDeclaringType().getJavaType()));
    }

    static List<AttributeName> all(SingularAttribute<?, ?>... attributes) {
        List<AttributeName> names = new ArrayList<>(Arguments.required(attributes, "A list", "the attributes").length);
        for (SingularAttribute<?, ?> attribute : attributes) {
            names.add(of(attribute));
        }
        return names;
    }

    static List<AttributeName> all(String... attributes) {
        List<AttributeName> names = new ArrayList<>(Arguments.required(attributes, "A list", "the attributes").length);
        for (String attribute : attributes) {
            names.add(of(attribute));
        }
        return names;
    }

    @Override
    public String toString() {
        return path;
    }
}
