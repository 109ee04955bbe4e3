package io.upsurge.dialects;

import java.util.Arrays;

/** Bytes on their way to COPY, in an array that is written again and again. */
final class CopyBuffer {

    private byte[] bytes;
    private int size;

    CopyBuffer(int capacity) {
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

    /** Makes room for so many more bytes. */
    void need(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    /** A byte that there is room for. */
    void add(int one) {
        bytes[size++] = (byte) one;
    }

    /** Bytes that there is room for. */
    void add(byte[] some) {
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
    }

    void int2(int value) {
        need(Short.BYTES);
        add(value >> 8);
        add(value);
    }

    void int4(int value) {
        need(Integer.BYTES);
        putInt4(size, value);
        size += Integer.BYTES;
    }

    void int8(long value) {
        int4((int) (value >> Integer.SIZE));
        int4((int) value);
    }

    /** Puts a number where bytes have been added before. */
    void putInt4(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }
}
