package io.upsurge.internal.execution;

import io.upsurge.dialect.TextComparison;
import io.upsurge.dialect.TextComparison.Reach;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text in a key, as its column compares it.
 *
 * @param common texts that have it in common are surely equal
 * @param fold texts that differ in it surely differ; null where only the database can tell
 */
record KeyText(String common, @Nullable String fold) implements Comparable<KeyText> {

    private static final char FIRST_MARK = '\u0300';

    /** The last of the marks that no collation takes for a letter. */
    private static final char LAST_MARK = '\u0344';

    static KeyText of(String text, TextComparison comparison) {
        String common = comparison.common(text);
        if (comparison.reach() == Reach.ALL_TEXTS) {
            return new KeyText(common, common);
        }
        return new KeyText(common, comparison.reach() == Reach.LATIN_LETTERS ? fold(common, comparison) : null);
    }

    /**
     * The text without the marks of its letters, or null where something else than ASCII is left. What the root
     * collations take for equal is equal in this form (seen by the weights of MySQL 9.7 and MariaDB 10.11 and 11.8).
     */
    private static @Nullable String fold(String common, TextComparison comparison) {
        if (isPlain(common)) {
            return common;
        }
        String decomposed = Normalizer.normalize(common, Normalizer.Form.NFD);
        StringBuilder letters = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (isPlain(c)) {
                letters.append(c);
            } else if (c < FIRST_MARK || c > LAST_MARK) {
                return null;
            }
        }
        return comparison.common(letters.toString());
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~';
    }

    /** Whether two such texts are the same to the database just when they are to Java. */
    boolean isDecided() {
        return common.equals(fold);
    }

    /** An order in which texts that may be equal are near each other, so that all callers lock rows in one order. */
    @Override
    public int compareTo(KeyText other) {
        int order = sorted().compareTo(other.sorted());
        return order != 0 ? order : common.compareTo(other.common);
    }

    /** What comes first in that order. */
    String sorted() {
        return fold == null ? common.toLowerCase(Locale.ROOT) : fold;
    }

    @Override
    public String toString() {
        return common;
    }
}
