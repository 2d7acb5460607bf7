package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonReader;
import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `multipart/form-data`, the format of n8n's HTTP Request node when "Form-Data" is chosen.
/// Finds the boundary in the body itself.
final class Multipart {

    private static final int LONGEST_BOUNDARY = 100;
    private static final int MOST_PARTS = 1_000;
    private static final Pattern NAME =
            Pattern.compile("[;\\s]name=(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern END_OF_HEAD = Pattern.compile("\r?\n\r?\n");

    private Multipart() {}

    static boolean looksLikeOne(byte[] body, int start) {
        if (body.length - start < 4 || body[start] != '-' || body[start + 1] != '-') {
            return false;
        }
        int end = lineEnd(body, start);
        return end > start + 2 && end - start <= LONGEST_BOUNDARY && end < body.length;
    }

    private static int lineEnd(byte[] body, int start) {
        int at = start;
        while (at < body.length && body[at] != '\n' && body[at] != '\r' && at - start <= LONGEST_BOUNDARY) {
            at++;
        }
        return at;
    }

    /// Returns the fields by name. Skips parts that are not text, such as recordings.
    static Json.Obj read(byte[] body, int start) throws NotJson {
        // Uses one character per byte, so that positions in the text equal positions in the body.
        String text = new String(body, start, body.length - start, StandardCharsets.ISO_8859_1);
        String boundary = text.substring(0, lineEnd(body, start) - start);
        var fields = new LinkedHashMap<String, Json>();
        int parts = 0;
        int from = boundary.length();
        while (from < text.length() && !text.startsWith("--", from)) {
            if (++parts > MOST_PARTS) {
                throw new NotJson("The form has more than 1,000 parts.");
            }
            int to = text.indexOf("\n" + boundary, from);
            if (to < 0) {
                throw new NotJson("The form of several parts has no end.");
            }
            add(fields, text.substring(from, to > from && text.charAt(to - 1) == '\r' ? to - 1 : to));
            from = to + 1 + boundary.length();
        }
        fields.remove(JsonReader.ACCESS_TOKEN);
        return new Json.Obj(fields);
    }

    private static void add(Map<String, Json> fields, String part) {
        Matcher head = END_OF_HEAD.matcher(part);
        if (!head.find()) {
            return;
        }
        String headers = part.substring(0, head.start());
        byte[] value = part.substring(head.end()).getBytes(StandardCharsets.ISO_8859_1);
        if (Utf8.isWellFormed(value, 0)) {
            fields.put(name(headers, fields.size()), new Json.Text(new String(value, StandardCharsets.UTF_8)));
        }
    }

    private static String name(String headers, int place) {
        for (String line : headers.split("\r?\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition")) {
                Matcher name = NAME.matcher(line);
                if (name.find()) {
                    String quoted = name.group(1);
                    byte[] bytes = (quoted == null ? name.group(2) : quoted).getBytes(StandardCharsets.ISO_8859_1);
                    return new String(bytes, StandardCharsets.UTF_8);
                }
            }
        }
        return "part " + place;
    }
}
