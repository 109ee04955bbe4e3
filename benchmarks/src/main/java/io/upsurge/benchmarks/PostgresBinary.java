package io.upsurge.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Bytes in PostgreSQL's binary formats, in a buffer that is used again. */
final class PostgresBinary {

    private static final long SECONDS_TO_2000 = 946_684_800L;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    int size() {
        return size;
    }

    PostgresBinary clear() {
        size = 0;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    byte[] buffer() {
        return bytes;
    }

    PostgresBinary int1(int value) {
        need(1);
        bytes[size++] = (byte) value;
        return this;
    }

    PostgresBinary int2(int value) {
        need(2);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
        return this;
    }

    PostgresBinary int4(int value) {
        need(4);
        putInt4(size, value);
        size += 4;
        return this;
    }

    PostgresBinary int8(long value) {
        return int4((int) (value >> 32)).int4((int) value);
    }

    /** The characters of these rows are ASCII; others would need their length in UTF-8. */
    PostgresBinary text(String value) {
        int length = value.length();
        need(4 + 3 * length);
        int start = size + 4;
        int at = start;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c > 127) {
                byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, bytes, start, encoded.length);
                at = start + encoded.length;
                break;
            }
            bytes[at++] = (byte) c;
        }
        putInt4(size, at - start);
        size = at;
        return this;
    }

    /** A decimal of at most four places that fits a long: digits are groups of four, the last one the fraction. */
    PostgresBinary decimal(BigDecimal value) {
        int scale = value.scale();
        long units = value.movePointRight(4).longValueExact();
        long rest = Math.abs(units);
        int groups = 0;
        for (long left = rest; left > 0; left /= 10_000) {
            groups++;
        }
        groups = Math.max(groups, 1);
        int4(8 + 2 * groups)
                .int2(groups)
                .int2(groups - 2)
                .int2(units < 0 ? 0x4000 : 0)
                .int2(scale);
        need(2 * groups);
        for (int group = groups - 1; group >= 0; group--) {
            int digits = (int) (rest % 10_000);
            bytes[size + 2 * group] = (byte) (digits >> 8);
            bytes[size + 2 * group + 1] = (byte) digits;
            rest /= 10_000;
        }
        size += 2 * groups;
        return this;
    }

    PostgresBinary moment(LocalDateTime value) {
        long seconds = value.toEpochSecond(ZoneOffset.UTC) - SECONDS_TO_2000;
        return int4(8).int8(seconds * 1_000_000 + value.getNano() / 1000);
    }

    private void putInt4(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    private void need(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
