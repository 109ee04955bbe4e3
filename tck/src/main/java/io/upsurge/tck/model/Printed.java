package io.upsurge.tck.model;

import org.jspecify.annotations.Nullable;

/** What is known of a {@link Pamphlet} whose class was enhanced at run time, and is not the one that the compiler knows. */
public interface Printed {

    void number(Long number);

    @Nullable
    String title();

    void title(@Nullable String title);

    @Nullable
    String text();

    void text(@Nullable String text);
}
