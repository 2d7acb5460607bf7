package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/// Reads `application/x-www-form-urlencoded`, the format of n8n's HTTP Request node when "Form
/// Urlencoded" is chosen.
final class FormFields {

    /// More fields than any call has.
    private static final int MOST_FIELDS = 1_000;

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
        var fields = new LinkedHashMap<String, Json>();
        int pairs = 0;
        for (int from = offset, to; from < body.length; from = to + 1) {
            if (++pairs > MOST_FIELDS) {
                throw new NotJson("The form has more than 1,000 fields.");
            }
            to = indexOf(body, '&', from, body.length);
            int equals = indexOf(body, '=', from, to);
            if (to > from) {
                fields.put(decode(body, from, equals), new Json.Text(decode(body, Math.min(equals + 1, to), to)));
            }
        }
        fields.remove("access_token");
        return new Json.Obj(fields);
    }

    private static int indexOf(byte[] body, char wanted, int from, int to) {
        int i = from;
        while (i < to && body[i] != wanted) {
            i++;
        }
        return i;
    }

    static String decode(byte[] body, int from, int to) throws NotJson {
        var bytes = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            if (body[i] == '%') {
                int high = i + 2 <= to - 1 ? Character.digit(body[i + 1], 16) : -1;
                int low = i + 2 <= to - 1 ? Character.digit(body[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new NotJson("The form has a `%` that is not followed by two hex digits.");
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(body[i] == '+' ? ' ' : body[i]);
            }
        }
        byte[] decoded = bytes.toByteArray();
        if (!Utf8.isWellFormed(decoded, 0)) {
            throw new NotJson("The form holds bytes that are not UTF-8.");
        }
        return new String(decoded, StandardCharsets.UTF_8);
    }
}
