package com.aivors.retell;

/// White space and invisible characters, which pasting and templates leave around a value.
final class Invisible {

    private Invisible() {}

    /// Removes them at both ends.
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isInvisible(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && isInvisible(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isInvisible(int c) {
        if (c > ' ' && c < 0x7f) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isFiller(c) || isVariationSelector(c);
        };
    }

    /// Returns whether the character is drawn as nothing: combining grapheme joiner, Hangul
    /// fillers, the empty Braille pattern.
    private static boolean isFiller(int c) {
        return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xffa0;
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
    }
}
