package io.upsurge.dialects;

import org.jspecify.annotations.Nullable;

/** Rows in one of COPY's formats. */
sealed interface CopyRows permits CopyText, CopyBinary {

    /** What stands before all rows. */
    void begin();

    /** What stands before a row. */
    void beginRow();

    /** A value of a row. */
    void value(int column, @Nullable Object value);

    /** What stands behind a row. */
    void endRow();

    /** What stands behind all rows. */
    void end();
}
