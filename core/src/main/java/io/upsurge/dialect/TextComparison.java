package io.upsurge.dialect;

/**
 * Which texts a column takes for equal.
 *
 * @param ignoresCase whether {@code a} equals {@code A}, and so for each letter of ASCII
 * @param ignoresTrailingBlanks whether blanks at the end do not count
 * @param reach how far the two rules go; what they do not reach, only the database can compare
 * @param operand the expression that gives a value this comparison, with one {@code ?} for the value
 */
public record TextComparison(boolean ignoresCase, boolean ignoresTrailingBlanks, Reach reach, String operand) {

    /** How far the rules of a comparison go. */
    public enum Reach {
        /** All texts: any two that the rules do not make equal differ. */
        ALL_TEXTS,
        /**
         * Printable ASCII, and of the other texts those that differ by more than the marks of their letters, as in the
         * root collations of Unicode; {@code é} may equal {@code e}, and {@code ß} anything.
         */
        LATIN_LETTERS,
        /** Blanks only: what else is equal is a matter of language. */
        NOTHING_ELSE
    }

    /** Equal texts and no others are equal. */
    public static final TextComparison EXACT = new TextComparison(false, false, Reach.ALL_TEXTS, "?");

    /** The same, with or without blanks at the end. */
    public TextComparison ignoringTrailingBlanks(boolean ignored) {
        return new TextComparison(ignoresCase, ignored, reach, operand);
    }

    /** The one form of all texts that the two rules make equal to this one. */
    public String common(String text) {
        int end = text.length();
        while (ignoresTrailingBlanks && end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        String significant = text.substring(0, end);
        int capital = ignoresCase ? firstCapital(significant) : end;
        if (capital == end) {
            return significant;
        }
        StringBuilder common = new StringBuilder(end).append(significant, 0, capital);
        for (int i = capital; i < end; i++) {
            char c = significant.charAt(i);
            common.append(isCapital(c) ? (char) (c + 'a' - 'A') : c);
        }
        return common.toString();
    }

    private static int firstCapital(String text) {
        int first = 0;
        while (first < text.length() && !isCapital(text.charAt(first))) {
            first++;
        }
        return first;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
