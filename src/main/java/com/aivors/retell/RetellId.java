package com.aivors.retell;

import com.aivors.retell.json.PlainText;
import org.jspecify.annotations.Nullable;

/// An id of a call or an agent: opaque text of 1 to 255 characters, without white space and
/// invisible characters at its ends, and without control characters. This is the only rule for ids,
/// wherever they come from: events, paths, queries or forms.
public final class RetellId {

    public static final int LONGEST = 255;

    private RetellId() {}

    /// Removes white space, zero-width and control characters at both ends; the result may be
    /// empty.
    public static String trimmed(String text) {
        return Invisible.trimmed(text);
    }

    /// Returns the trimmed id to search for; null when the text is empty.
    public static @Nullable String wanted(@Nullable String text) {
        String id = text == null ? "" : trimmed(text);
        return id.isEmpty() ? null : id;
    }

    /// Returns null when the trimmed text cannot be an id.
    public static @Nullable String of(@Nullable String text) {
        String id = text == null ? "" : trimmed(text);
        return fault(id) == null ? PlainText.of(id) : null;
    }

    /// Returns what is wrong with the id, in words that follow the field's name; null when it is
    /// valid.
    ///
    /// @param trimmed the id without white space at its ends
    public static @Nullable String fault(String trimmed) {
        if (trimmed.isEmpty()) {
            return "is empty";
        }
        if (trimmed.length() > LONGEST) {
            return "is longer than " + LONGEST + " characters";
        }
        if (hasControl(trimmed)) {
            return "has a line break or another control character inside";
        }
        return Placeholder.isInId(trimmed) ? "is a placeholder and no id: `" + PlainText.cut(trimmed, 60) + "`" : null;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7f && c <= 0x9f) || c == '\u2028' || c == '\u2029') {
                return true;
            }
        }
        return false;
    }
}
