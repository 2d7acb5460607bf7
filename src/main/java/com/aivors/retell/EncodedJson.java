package com.aivors.retell;

import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// JSON that was encoded again on its way: as base64, with or without a `data:` prefix, or with the
/// percent signs of a form.
final class EncodedJson {

    private static final int SHORTEST = 12;

    /// The first base64 characters of `{`, `[`, preceding white space, or a byte order mark.
    private static final String FIRST = "eWCID7";

    private EncodedJson() {}

    /// Returns null when the text is neither. The result need not be JSON.
    static byte @Nullable [] decoded(String text) {
        String trimmed = Invisible.trimmed(text);
        if (trimmed.regionMatches(true, 0, "%7B", 0, 3) || trimmed.regionMatches(true, 0, "%5B", 0, 3)) {
            return percent(trimmed);
        }
        int comma = trimmed.startsWith("data:") ? trimmed.indexOf(";base64,") : -1;
        return base64(comma < 0 ? trimmed : trimmed.substring(comma + ";base64,".length()));
    }

    static boolean mayStart(char c) {
        return FIRST.indexOf(c) >= 0;
    }

    private static byte @Nullable [] percent(String text) {
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try {
            return FormFields.decode(bytes).getBytes(StandardCharsets.UTF_8);
        } catch (NotJson e) {
            return null;
        }
    }

    private static byte @Nullable [] base64(String text) {
        if (text.length() < SHORTEST || !mayStart(text.charAt(0)) || !isBase64(text)) {
            return null;
        }
        try {
            boolean ofUrls = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
            byte[] decoded = ofUrls
                    ? Base64.getUrlDecoder().decode(text)
                    : Base64.getMimeDecoder().decode(text);
            int start = Utf8.start(decoded);
            boolean json = start < decoded.length && (decoded[start] == '{' || decoded[start] == '[');
            return json && Utf8.isWellFormed(decoded, start) ? decoded : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Checks the alphabet itself, because the MIME decoder skips unknown characters.
    private static boolean isBase64(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!digit && "+/-_=\r\n".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
