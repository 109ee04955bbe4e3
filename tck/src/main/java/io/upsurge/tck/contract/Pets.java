package io.upsurge.tck.contract;

import java.lang.reflect.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and reads the entities of a hierarchy of pets, however it is mapped: by the names of their fields. */
record Pets(Class<?> pet, Class<?> dog, Class<?> puppy, Class<?> cat) {

    /** The classes nested in one that names a mapping. */
    static Pets of(Class<?> mapping) {
        return new Pets(
                nested(mapping, "Pet"), nested(mapping, "Dog"), nested(mapping, "Puppy"), nested(mapping, "Cat"));
    }

    private static Class<?> nested(Class<?> mapping, String name) {
        for (Class<?> nested : mapping.getClasses()) {
            if (nested.getSimpleName().equals(name)) {
                return nested;
            }
        }
        throw new IllegalArgumentException(mapping + " has no " + name);
    }

    Object pet(long id, String tag, String name) {
        return with(pet, Map.of("id", id, "tag", tag, "name", name));
    }

    Object dog(long id, String tag, String name, String bark) {
        return with(dog, Map.of("id", id, "tag", tag, "name", name, "bark", bark));
    }

    Object puppy(long id, String tag, String bark, String toy) {
        return with(puppy, Map.of("id", id, "tag", tag, "bark", bark, "toy", toy));
    }

    Object cat(long id, String tag, String name, int lives) {
        return with(cat, Map.of("id", id, "tag", tag, "name", name, "lives", lives));
    }

    private static Object with(Class<?> type, Map<String, Object> values) {
        try {
            Object made = type.getConstructor().newInstance();
            values.forEach((name, value) -> set(made, name, value));
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static void set(Object pet, String name, Object value) {
        try {
            pet.getClass().getField(name).set(pet, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static @Nullable Object value(Object pet, String name) {
        try {
            Field field = pet.getClass().getField(name);
            return field.get(pet);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
