package com.aivors.call.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Removes case, accents and width, so that a search ignores them. `Ü` and `u` become equal, and so
/// do `ß` and `ss`, `ｱ` and `ア`.
final class Fold {

    /// Letters that Unicode does not decompose into base and mark, but that people write without
    /// the stroke.
    private static final Map<Integer, String> STROKES = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ς', "σ"));

    /// The scripts whose marks are accents. Marks of other scripts are letters.
    private static final Set<Character.UnicodeScript> ACCENTED =
            Set.of(Character.UnicodeScript.INHERITED, Character.UnicodeScript.HEBREW, Character.UnicodeScript.ARABIC);

    /// Marks that change the sound in Japanese, so they are kept.
    private static final Set<Integer> VOICED = Set.of(0x3099, 0x309A);

    private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();
    private static final String SEPARATOR = " ";

    private Fold() {}

    /// @return empty for an ignored mark; null for a separator between words
    static @Nullable String of(int point) {
        if (point < 0x80) {
            return Character.isLetterOrDigit(point) ? Character.toString(Character.toLowerCase(point)) : null;
        }
        String folded = KNOWN.computeIfAbsent(point, Fold::compute);
        return folded.equals(SEPARATOR) ? null : folded;
    }

    private static String compute(int point) {
        if (Character.getType(point) == Character.FORMAT) {
            return "";
        }
        var folded = new StringBuilder();
        boolean accent = false;
        int[] parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                .codePoints()
                .toArray();
        for (int part : parts) {
            if (isMark(part)) {
                boolean counts = VOICED.contains(part) || !ACCENTED.contains(Character.UnicodeScript.of(part));
                accent |= !counts;
                if (counts) {
                    folded.appendCodePoint(part);
                }
            } else if (Character.isLetterOrDigit(part)) {
                String lower = Character.toString(part).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
                lower.codePoints()
                        .filter(one -> !isMark(one) || !ACCENTED.contains(Character.UnicodeScript.of(one)))
                        .forEach(one -> folded.append(STROKES.getOrDefault(one, Character.toString(one))));
            }
        }
        return folded.isEmpty() && !accent ? SEPARATOR : folded.toString();
    }

    static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
