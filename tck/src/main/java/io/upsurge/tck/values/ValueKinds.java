package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All kinds of values. */
public final class ValueKinds {

    private static final Set<StoredType> TIMES = EnumSet.of(
            StoredType.LOCAL_DATE,
            StoredType.LOCAL_TIME,
            StoredType.LOCAL_DATE_TIME,
            StoredType.INSTANT,
            StoredType.DISTANT_INSTANT,
            StoredType.NATIVE_ZONE,
            StoredType.NATIVE_OFFSET_TIME,
            StoredType.OFFSET_TIME_IN_COLUMN,
            StoredType.ARRAY_OF_DATES,
            StoredType.ARRAY_OF_INSTANTS,
            StoredType.NORMALIZED_ZONE,
            StoredType.ZONE_IN_COLUMN,
            StoredType.OFFSET_TIME,
            StoredType.DATE_OF_OLD);

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

    /** Those for which it matters where the application, the session and the server are. */
    public static List<ValueKind<?, ?>> times() {
        return all().stream().filter(kind -> TIMES.contains(kind.type())).toList();
    }
}
