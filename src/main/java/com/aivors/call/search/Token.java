package com.aivors.call.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A word of a text. In scripts without spaces, each character is a token, so that a search finds
/// text at any position.
///
/// @param text the folded text
/// @param start the position in the original text
/// @param end exclusive
/// @param sign true for a character of a script without spaces
record Token(String text, int start, int end, boolean sign) {

    private static final Set<Character.UnicodeScript> WITHOUT_SPACES = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR,
            Character.UnicodeScript.TIBETAN);

    /// Marks that lengthen a vowel in Katakana. Unicode assigns them to no script.
    private static final Set<Integer> LONG_VOWEL = Set.of(0x30FC, 0xFF70);

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        var word = new StringBuilder();
        int start = 0;
        int end = 0;
        boolean sign = false;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            String folded = Fold.of(point);
            if (folded == null) {
                add(tokens, word, start, end, sign);
            } else if (folded.isEmpty() || Fold.isMark(folded.codePointAt(0))) {
                if (!word.isEmpty()) {
                    word.append(folded);
                    end = next;
                }
            } else {
                boolean alone =
                        WITHOUT_SPACES.contains(Character.UnicodeScript.of(point)) || LONG_VOWEL.contains(point);
                if (alone || sign) {
                    add(tokens, word, start, end, sign);
                }
                if (word.isEmpty()) {
                    start = at;
                    sign = alone;
                }
                word.append(folded);
                end = next;
            }
            at = next;
        }
        add(tokens, word, start, end, sign);
        return tokens;
    }

    private static void add(List<Token> tokens, StringBuilder word, int start, int end, boolean sign) {
        if (!word.isEmpty()) {
            tokens.add(new Token(word.toString(), start, end, sign));
            word.setLength(0);
        }
    }
}
