package io.upsurge;

/** What an exception says: in one line, whatever names were given, and never so long that nobody reads its end. */
final class Message {

    private static final int LONGEST = 1_500;

    private Message() {}

    /** The text without control characters and the like, cut in the middle where it is too long. */
    static String of(String text) {
        String shown = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + " … " + text.substring(text.length() - LONGEST / 2);
        return shown.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
