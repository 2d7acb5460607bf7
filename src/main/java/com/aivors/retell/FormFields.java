package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.Utf8;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/// Reads `application/x-www-form-urlencoded`, the format of n8n's HTTP Request node when "Form
/// Urlencoded" is chosen.
final class FormFields {

    /// More fields than any call has.
    private static final int MOST_FIELDS = 1_000;

    private static final String BAD_ESCAPE = "The form has a `%` that is not followed by two hex digits.";

    private FormFields() {}

    static boolean looksLikeForm(byte[] body, int offset) {
        boolean firstOfName = body.length > offset && "{[\"".indexOf(body[offset]) < 0;
        for (int i = offset; firstOfName && i < body.length; i++) {
            if (body[i] == '=') {
                return true;
            }
            if (body[i] <= ' ') {
                return false;
            }
        }
        return false;
    }

    static Json.Obj read(byte[] body, int offset) throws NotJson {
        String form = new String(body, offset, body.length - offset, StandardCharsets.ISO_8859_1);
        String[] pairs = form.split("&", MOST_FIELDS + 1);
        // A form may end with a separator.
        if (pairs.length > MOST_FIELDS && !pairs[MOST_FIELDS].isEmpty()) {
            throw new NotJson("The form has more than 1,000 fields.");
        }
        var fields = new LinkedHashMap<String, Json>();
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.put(decode(name), new Json.Text(decode(value)));
            }
        }
        fields.remove("access_token");
        return new Json.Obj(fields);
    }

    /// @param encoded the bytes as characters of ISO 8859-1
    static String decode(String encoded) throws NotJson {
        // The decoder accepts a sign as a digit.
        if (encoded.contains("%+") || encoded.contains("%-")) {
            throw new NotJson(BAD_ESCAPE);
        }
        byte[] decoded;
        try {
            decoded = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new NotJson(BAD_ESCAPE);
        }
        if (!Utf8.isWellFormed(decoded, 0)) {
            throw new NotJson("The form holds bytes that are not UTF-8.");
        }
        return new String(decoded, StandardCharsets.UTF_8);
    }
}
