package io.upsurge.tck.mapping;

import io.upsurge.tck.application.Application;
import java.util.List;

/** All mappings that statements are tried with: those of the application, and those that it has no use for. */
public final class EntityMappings {

    private EntityMappings() {}

    /** What a session factory is built with. */
    public static List<Class<?>> classes() {
        return Application.classes();
    }

    /** Each a row of the guide's table, in its order. */
    public static List<Sample<?>> all() {
        return Application.samples();
    }
}
