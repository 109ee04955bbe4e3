package io.upsurge.internal.model;

/** Whether a text is made of whole characters; drivers put a question mark in the place of half a one. */
public final class WholeText {

    private WholeText() {}

    /** Whether every surrogate has its other half. */
    public static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
