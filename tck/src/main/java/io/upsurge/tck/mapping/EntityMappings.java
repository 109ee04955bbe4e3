package io.upsurge.tck.mapping;

import io.upsurge.tck.application.Application;
import java.util.List;
import java.util.stream.Stream;

/**
 * All mappings that statements are tried with: those of the application, and those that it has no use for. Another one is an
 * entity and a sample of it, in one of the classes named here.
 */
public final class EntityMappings {

    private EntityMappings() {}

    /** What a session factory is built with. */
    public static List<Class<?>> classes() {
        return together(
                Application.classes(),
                RareKeys.classes(),
                MadeRows.classes(),
                RareTables.classes(),
                RareClasses.classes(),
                RareReferences.classes(),
                GraphRows.classes(),
                GuardedRows.classes());
    }

    /** Each a row of the guide's table, in its order. */
    public static List<Sample<?>> all() {
        return together(
                Application.samples(),
                RareKeys.samples(),
                MadeRows.samples(),
                RareTables.samples(),
                RareClasses.samples(),
                RareReferences.samples(),
                GraphRows.samples(),
                GuardedRows.samples());
    }

    /** Those that need something around them: further rows of the guide's table. */
    public static List<Circumstance> circumstances() {
        return together(List.of(new TenantsApart(), new VectorRows()), IndexTargets.all());
    }

    @SafeVarargs
    private static <T> List<T> together(List<? extends T>... lists) {
        return Stream.of(lists).<T>flatMap(List::stream).toList();
    }
}
