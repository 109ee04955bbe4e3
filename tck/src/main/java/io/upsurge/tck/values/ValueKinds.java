package io.upsurge.tck.values;

import java.util.List;
import java.util.stream.Stream;

/** All kinds of values. */
public final class ValueKinds {

    private ValueKinds() {}

    /** What a session factory needs besides the entities. */
    public static List<Class<?>> converters() {
        return List.of(Converted.MoneyAsNumber.class);
    }

    /** Each kind once. */
    public static List<ValueKind<?, ?>> all() {
        return Stream.of(
                        Numbers.kinds(),
                        Texts.kinds(),
                        Times.kinds(),
                        Moments.kinds(),
                        Converted.kinds(),
                        Documents.kinds(),
                        Sequences.kinds(),
                        Wholes.kinds(),
                        Vectors.kinds())
                .<ValueKind<?, ?>>flatMap(List::stream)
                .toList();
    }
}
