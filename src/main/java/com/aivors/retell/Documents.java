package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonReader;
import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.Utf8;
import java.nio.charset.StandardCharsets;

/// Parses the bytes or text of a sender as JSON. Tries JSON first, then a form, a multipart form
/// and encoded JSON. Ignores the content type, which is often wrong.
final class Documents {

    private static final String NOT_UTF8 = "The body is not UTF-8.";

    private Documents() {}

    static Json read(byte[] body) throws NotJson {
        int start = Utf8.start(body);
        if (Multipart.looksLikeOne(body, start)) {
            return Multipart.read(body, start);
        }
        if (!Utf8.isWellFormed(body, start)) {
            throw new NotJson(NOT_UTF8);
        }
        if (start < body.length && "{[\"".indexOf(body[start]) >= 0) {
            return json(body, start);
        }
        byte[] decoded = mayBeEncoded(body, start)
                ? EncodedJson.decoded(new String(body, start, body.length - start, StandardCharsets.UTF_8))
                : null;
        if (decoded != null) {
            return json(decoded, Utf8.start(decoded));
        }
        return FormFields.looksLikeForm(body, start) ? FormFields.read(body, start) : JsonReader.shallow(body, start);
    }

    static Json read(String text) throws NotJson {
        String json = text.startsWith("\ufeff") ? text.substring(1) : text;
        try {
            return JsonReader.shallow(json);
        } catch (NotJson e) {
            byte[] decoded = EncodedJson.decoded(json);
            if (decoded != null) {
                return json(decoded, Utf8.start(decoded));
            }
            String withoutEquals = withoutEquals(json);
            if (withoutEquals.length() < json.length()) {
                return JsonReader.shallow(withoutEquals);
            }
            throw e;
        }
    }

    private static Json json(byte[] utf8, int start) throws NotJson {
        try {
            return JsonReader.shallow(utf8, start);
        } catch (NotJson e) {
            if (!endsWithEquals(utf8)) {
                throw e;
            }
            return JsonReader.shallow(
                    withoutEquals(new String(utf8, start, utf8.length - start, StandardCharsets.UTF_8)));
        }
    }

    /// Removes the last character of a form whose only key is the JSON: `{"event":…}=`.
    private static String withoutEquals(String text) {
        String trimmed = Invisible.trimmed(text);
        return trimmed.endsWith("=") ? trimmed.substring(0, trimmed.length() - 1) : text;
    }

    private static boolean endsWithEquals(byte[] utf8) {
        int last = utf8.length - 1;
        while (last > 0 && utf8[last] <= ' ' && utf8[last] >= 0) {
            last--;
        }
        return last > 0 && utf8[last] == '=';
    }

    private static boolean mayBeEncoded(byte[] body, int start) {
        if (start == body.length) {
            return false;
        }
        return switch (body[start]) {
            case '%' -> true;
            case 'd' -> body.length - start > 5 && body[start + 4] == ':';
            default -> EncodedJson.mayStart((char) body[start]) && !isForm(body, start);
        };
    }

    /// Looks for characters that base64 does not contain: `&`, `%` and spaces.
    private static boolean isForm(byte[] body, int start) {
        for (int i = start; i < body.length; i++) {
            if (body[i] == '&' || body[i] == '%' || body[i] == ' ') {
                return true;
            }
        }
        return false;
    }
}
