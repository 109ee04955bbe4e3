package io.upsurge.dialects;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the text format of PostgreSQL's COPY, in UTF-8, as bytes that are written again and again: tabulators between
 * values, {@code \N} for NULL, and a backslash before what would end a value or a row.
 */
final class CopyText {

    private static final int LONGEST_CHARACTER = 3;
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes;
    private int size;

    CopyText(int capacity) {
        bytes = new byte[2 * capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** What stands before a value. */
    CopyText separator(int column) {
        if (column > 0) {
            need(1);
            bytes[size++] = '\t';
        }
        return this;
    }

    /** The end of a row. */
    void end() {
        need(1);
        bytes[size++] = '\n';
    }

    void value(@Nullable Object value) {
        if (value == null) {
            need(2);
            bytes[size++] = '\\';
            bytes[size++] = 'N';
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            number(((Number) value).longValue());
        } else {
            text(value.toString());
        }
    }

    void number(long number) {
        if (number == Long.MIN_VALUE) {
            text(Long.toString(number));
            return;
        }
        need(LONGEST_NUMBER);
        long rest = Math.abs(number);
        if (number < 0) {
            bytes[size++] = '-';
        }
        int digits = 1;
        for (long left = rest / 10; left > 0; left /= 10) {
            digits++;
        }
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void text(String text) {
        int length = text.length();
        need(LONGEST_CHARACTER * length);
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
        need(2 * encoded.length);
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
            default -> bytes[size++] = (byte) c;
        }
    }

    private void escaped(char c) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) c;
    }

    private void need(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
