package io.upsurge.dialects;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text format, in UTF-8: tabulators between values, {@code \N} for NULL, and a backslash before what would end a
 * value or a row.
 */
final class CopyText implements CopyRows {

    private static final int LONGEST_CHARACTER = 3;
    private static final int LONGEST_NUMBER = 20;

    private final CopyBuffer out;

    CopyText(CopyBuffer out) {
        this.out = out;
    }

    @Override
    public void begin() {
        // nothing stands there
    }

    @Override
    public void beginRow() {
        // nothing stands there
    }

    @Override
    public void value(int column, @Nullable Object value) {
        out.need(LONGEST_CHARACTER);
        if (column > 0) {
            out.add('\t');
        }
        if (value == null) {
            out.add('\\');
            out.add('N');
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            number(((Number) value).longValue());
        } else {
            text(value.toString());
        }
    }

    @Override
    public void endRow() {
        out.need(1);
        out.add('\n');
    }

    @Override
    public void end() {
        // nothing stands there
    }

    private void number(long number) {
        out.need(LONGEST_NUMBER);
        if (number < 0) {
            text(Long.toString(number));
            return;
        }
        long power = 1;
        while (number / power >= 10) {
            power *= 10;
        }
        for (long rest = number; power > 0; power /= 10) {
            out.add((int) ('0' + rest / power));
            rest %= power;
        }
    }

    private void text(String text) {
        int length = text.length();
        out.need(LONGEST_CHARACTER * length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                encoded(text.substring(i));
                return;
            }
            ascii(c);
        }
    }

    /** What is not ASCII; no byte of a longer character is one that needs a backslash. */
    private void encoded(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.need(2 * encoded.length);
        for (byte one : encoded) {
            ascii((char) (one & 0xff));
        }
    }

    private void ascii(char c) {
        switch (c) {
            case '\\' -> escaped('\\');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case '\t' -> escaped('t');
            default -> out.add(c);
        }
    }

    private void escaped(char c) {
        out.add('\\');
        out.add(c);
    }
}
