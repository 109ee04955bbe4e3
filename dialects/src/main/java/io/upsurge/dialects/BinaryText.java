package io.upsurge.dialects;

import java.nio.charset.StandardCharsets;

/** Texts in UTF-8. */
final class BinaryText {

    private static final int LONGEST_CHARACTER = 3;

    private BinaryText() {}

    static void put(String text, CopyBuffer out) {
        int length = text.length();
        out.need(Integer.BYTES + LONGEST_CHARACTER * length);
        int at = out.size();
        out.int4(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
                out.putInt4(at, i + rest.length);
                out.add(rest);
                return;
            }
            out.add(c);
        }
    }
}
