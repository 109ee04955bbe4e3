package io.upsurge.tck.contract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Short texts of many blocks of Unicode, of which many may be the same to somebody; the same ones at each run. */
final class RandomTexts {

    /** First and last code points: letters with and without case, marks, what is ignored, planes of four bytes. */
    private static final int[][] BLOCKS = {
        {' ', '~'},
        {'a', 'z'},
        {0x00A0, 0x00FF},
        {0x0100, 0x017F},
        {0x0180, 0x024F},
        {0x0250, 0x02AF},
        {0x0370, 0x03FF},
        {0x0400, 0x04FF},
        {0x0531, 0x0556},
        {0x05D0, 0x05EA},
        {0x0620, 0x064A},
        {0x0904, 0x0939},
        {0x0E01, 0x0E2E},
        {0x10A0, 0x10FF},
        {0x1100, 0x1112},
        {0x13A0, 0x13F5},
        {0x1E00, 0x1EFF},
        {0x1F00, 0x1FFF},
        {0x2000, 0x200F},
        {0x2070, 0x209C},
        {0x2100, 0x218B},
        {0x2460, 0x24EA},
        {0x3041, 0x30FE},
        {0x4E00, 0x4EFF},
        {0xAC00, 0xACFF},
        {0xFB00, 0xFB06},
        {0xFF01, 0xFF9F},
        {0x10400, 0x1044F},
        {0x1D400, 0x1D4FF},
        {0x1F600, 0x1F64F},
        {0x20000, 0x200FF}
    };

    private static final List<String> ENDINGS =
            List.of(" ", "  ", "\u0301", "\u0308", "\u0327", "\u0345", "\u00AD", "\u200D", "\uFE0F", "\u0001");

    private final Random random;
    private final List<String> texts = new ArrayList<>();

    private RandomTexts(Random random) {
        this.random = random;
    }

    /** That many; every other one is made of an earlier one, in a way that a collation may not see. */
    static List<String> of(int seed, int count) {
        RandomTexts made = new RandomTexts(new Random(seed));
        while (made.texts.size() < count) {
            boolean isFirst = made.texts.isEmpty();
            made.texts.add(isFirst || made.random.nextBoolean() ? made.letters() : made.variant());
        }
        return made.texts;
    }

    private String letters() {
        StringBuilder letters = new StringBuilder();
        for (int length = 1 + random.nextInt(3); length > 0; ) {
            int[] block = BLOCKS[random.nextInt(BLOCKS.length)];
            int letter = block[0] + random.nextInt(block[1] - block[0] + 1);
            if (Character.isDefined(letter)) {
                letters.appendCodePoint(letter);
                length--;
            }
        }
        return letters.toString();
    }

    private String variant() {
        String text = texts.get(random.nextInt(texts.size()));
        String variant = switch (random.nextInt(8)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(text, Normalizer.Form.NFD);
            case 3 -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case 4 -> Normalizer.normalize(text, Normalizer.Form.NFKD);
            case 5 -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            case 6 -> text.stripTrailing();
            default -> text + ENDINGS.get(random.nextInt(ENDINGS.size()));
        };
        return variant.length() > 30 ? text : variant;
    }
}
