package io.upsurge.tck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What listeners were told, in order, and what they are to do when they are told it. */
public final class Told {

    private static final List<String> EVENTS = new ArrayList<>();
    private static final List<Object> ENTITIES = new ArrayList<>();
    private static Consumer<String> reaction = event -> {};

    private Told() {}

    /** Notes an event about an entity. */
    public static void of(String event, Object entity) {
        EVENTS.add(event);
        ENTITIES.add(entity);
        reaction.accept(event);
    }

    /** Forgets all, and does nothing more. */
    public static void forget() {
        EVENTS.clear();
        ENTITIES.clear();
        reaction = event -> {};
    }

    /** What is to be done when something is told from now on. */
    public static void react(Consumer<String> consumer) {
        reaction = consumer;
    }

    /** What was told. */
    public static List<String> events() {
        return List.copyOf(EVENTS);
    }

    /** About which entities it was told. */
    public static List<Object> entities() {
        return List.copyOf(ENTITIES);
    }
}
