package io.upsurge.dialects;

import io.upsurge.dialect.RowLoad;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The binary format: for each row the number of its values, for each value its length, and -1 for NULL. */
final class CopyBinary implements CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};

    private final CopyBuffer out;
    private final BinaryType[] types;

    CopyBinary(CopyBuffer out, List<BinaryType> types) {
        this.out = out;
        this.types = types.toArray(BinaryType[]::new);
    }

    /** The types of the columns; empty where one of them has no bytes that are known here. */
    static Optional<List<BinaryType>> types(RowLoad load) {
        List<BinaryType> types = load.columns().stream()
                .flatMap(column -> BinaryType.of(column).stream())
                .toList();
        return types.size() == load.columns().size() ? Optional.of(types) : Optional.empty();
    }

    @Override
    public void begin() {
        out.need(SIGNATURE.length);
        out.add(SIGNATURE);
        out.int4(0); // no flags
        out.int4(0); // no further header
    }

    @Override
    public void beginRow() {
        out.int2(types.length);
    }

    @Override
    public void value(int column, @Nullable Object value) {
        if (value == null) {
            out.int4(-1);
        } else {
            types[column].put(value, out);
        }
    }

    @Override
    public void endRow() {
        // nothing stands there
    }

    @Override
    public void end() {
        out.int2(-1);
    }
}
