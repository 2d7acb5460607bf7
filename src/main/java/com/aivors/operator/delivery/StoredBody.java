package com.aivors.operator.delivery;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;

/// A stored body as text for operators. Of a large body, only the beginning is decompressed and
/// shown.
///
/// @param text indented JSON, or any other text unchanged
record StoredBody(String text, boolean truncated) {

    private static final int MOST_BYTES = 256 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    /// Returns the whole body.
    static byte[] opened(byte[] compressed) {
        try (var open = new ZstdInputStream(new ByteArrayInputStream(compressed))) {
            return open.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StoredBody of(byte[] compressed) {
        try (var open = new ZstdInputStream(new ByteArrayInputStream(compressed))) {
            byte[] body = open.readNBytes(MOST_BYTES + 1);
            boolean truncated = body.length > MOST_BYTES;
            String text = new String(body, 0, Math.min(body.length, MOST_BYTES), StandardCharsets.UTF_8);
            return new StoredBody(!truncated && isJson(text) ? indented(text) : text, truncated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJson(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return false;
        }
        try (var parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            while (parser.nextToken() != null) {
                // Parses to the end.
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    /// Adds only white space, so that numbers keep all their digits. Empty objects and arrays stay
    /// on one line.
    private static String indented(String json) {
        var out = new StringBuilder(json.length() * 2);
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted) {
                out.append(c);
                if (c == '\\') {
                    out.append(json.charAt(++i));
                }
                quoted = c != '"';
                continue;
            }
            switch (c) {
                case '"' -> {
                    quoted = true;
                    out.append(c);
                }
                case '{', '[' -> {
                    out.append(c);
                    depth++;
                    if (isEmpty(json, i)) {
                        depth--;
                        i = closing(json, i);
                        out.append(json.charAt(i));
                    } else {
                        line(out, depth);
                    }
                }
                case '}', ']' -> {
                    line(out, --depth);
                    out.append(c);
                }
                case ',' -> line(out.append(c), depth);
                case ':' -> out.append(": ");
                case ' ', '\t', '\r', '\n' -> {
                    // Drops the white space of the sender.
                }
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static int closing(String json, int open) {
        int next = open + 1;
        while (Character.isWhitespace(json.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean isEmpty(String json, int open) {
        char next = json.charAt(closing(json, open));
        return next == '}' || next == ']';
    }

    /// Limits the indentation, because deep nesting would multiply the size of the text.
    private static void line(StringBuilder out, int depth) {
        out.append('\n').repeat("  ", Math.min(depth, 20));
    }
}
