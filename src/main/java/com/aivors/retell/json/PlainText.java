package com.aivors.retell.json;

/// Makes text storable in PostgreSQL: its `text` refuses U+0000, and UTF-8 has no lone surrogates.
public final class PlainText {

    private PlainText() {}

    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return cleaned(text, i);
            }
        }
        return text;
    }

    private static String cleaned(String text, int from) {
        var clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                clean.append('\ufffd');
            } else if (codePoint != 0) {
                clean.appendCodePoint(codePoint);
            }
        }
        return clean.toString();
    }

    /// Returns at most `length` characters and never splits a surrogate pair.
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /// Compares the first character, ignoring white space and a byte order mark.
    public static boolean startsWith(String text, char first) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\ufeff') {
                return c == first;
            }
        }
        return false;
    }
}
