package com.aivors.retell;

import com.aivors.retell.json.Json;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads bytes in the JSON forms of Node.js: `{"type":"Buffer","data":[123,34,…]}` for a Buffer,
/// `{"0":123,"1":34,…}` for a Uint8Array.
final class NodeBytes {

    private static final int LARGEST = 16 << 20;

    private NodeBytes() {}

    /// Returns null when the object contains no bytes.
    static byte @Nullable [] of(Json.Obj object) {
        if (object.get("type") instanceof Json.Text(String type)
                && type.equalsIgnoreCase("Buffer")
                && object.get("data") instanceof Json.Span span) {
            return listed(span.bytes());
        }
        return object.get("0") instanceof Json.Num ? numbered(object) : null;
    }

    /// @param json a list in canonical form
    private static byte @Nullable [] listed(byte[] json) {
        byte[] bytes = new byte[json.length / 2 + 1];
        int size = 0;
        int value = -1;
        for (int i = 1; i < json.length; i++) {
            byte c = json[i];
            if (c >= '0' && c <= '9') {
                value = Math.max(value, 0) * 10 + c - '0';
            } else if ((c == ',' || c == ']') && value >= 0) {
                bytes[size++] = (byte) value;
                value = -1;
            } else {
                return null;
            }
            if (value > 0xff) {
                return null;
            }
        }
        return size == 0 ? null : Arrays.copyOf(bytes, size);
    }

    private static byte @Nullable [] numbered(Json.Obj object) {
        byte[] bytes = new byte[Math.min(LARGEST, object.members().size())];
        int size = 0;
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (size == bytes.length
                    || !member.getKey().equals(Integer.toString(size))
                    || !(member.getValue() instanceof Json.Num(String text))
                    || text.length() > 3
                    || !text.chars().allMatch(c -> c >= '0' && c <= '9')
                    || Integer.parseInt(text) > 0xff) {
                return null;
            }
            bytes[size++] = (byte) Integer.parseInt(text);
        }
        return bytes;
    }
}
