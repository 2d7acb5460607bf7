package com.aivors.retell;

import com.aivors.retell.json.PlainText;
import org.jspecify.annotations.Nullable;

/// An id of a call or an agent: opaque text of 1 to 255 characters, without white space and
/// invisible characters at its ends and without control characters inside. The one rule for ids,
/// wherever they enter: in events, paths, queries and forms.
public final class RetellId {

    public static final int LONGEST = 255;

    private RetellId() {}

    /// Without white space, zero-width and control characters at both ends; may be empty.
    public static String trimmed(String text) {
        return Invisible.trimmed(text);
    }

    /// An id to look for, trimmed; null when nothing is named.
    public static @Nullable String wanted(@Nullable String text) {
        String id = text == null ? "" : trimmed(text);
        return id.isEmpty() ? null : id;
    }

    /// Null when the text, once trimmed, cannot be an id.
    public static @Nullable String of(@Nullable String text) {
        String id = text == null ? "" : trimmed(text);
        return fault(id) == null ? PlainText.of(id) : null;
    }

    /// What is wrong with it, in words that follow its name; null when it may be an id.
    ///
    /// @param trimmed without white space at its ends
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
