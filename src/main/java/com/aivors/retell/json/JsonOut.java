package com.aivors.retell.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes minified JSON in the canonical form of `JSON.stringify`: no white space, short escapes,
/// UTF-8 for all characters that need no escape, and an escape for a lone surrogate (which
/// Jackson's generator refuses). Copies numbers as text, so no value is rounded or expanded.
public final class JsonOut {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int size;

    public JsonOut(int capacity) {
        bytes = new byte[Math.max(64, capacity)];
    }

    public static byte[] bytesOf(Json json) {
        JsonOut out = new JsonOut(256);
        out.value(json);
        return out.toBytes();
    }

    /// Returns a size that usually suffices, so that the buffer rarely grows.
    public static int roughSize(Json.Obj object) {
        int size = 64;
        for (Json value : object.members().values()) {
            size += 64
                    + switch (value) {
                        case Json.Span span -> span.to() - span.from();
                        case Json.Text text -> text.value().length();
                        case Json.Obj inner -> roughSize(inner);
                        default -> 0;
                    };
        }
        return size;
    }

    int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public byte[] toBytes(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    void value(Json json) {
        switch (json) {
            case Json.Obj object -> {
                symbol('{');
                object.members().forEach(this::member);
                symbol('}');
            }
            case Json.Arr array -> {
                symbol('[');
                for (Json element : array.elements()) {
                    comma();
                    value(element);
                }
                symbol(']');
            }
            case Json.Text text -> string(text.value());
            case Json.Num number -> ascii(number.text());
            case Json.Literal literal -> ascii(literal.json());
            case Json.Span span -> copy(span.source().bytes, span.from(), span.to());
        }
    }

    public void member(String name, Json value) {
        name(name);
        value(value);
    }

    void name(String name) {
        comma();
        string(name);
        symbol(':');
    }

    /// Writes a comma, except at the start of a container or after a name; the last byte tells.
    void comma() {
        if (size > 0) {
            byte last = bytes[size - 1];
            if (last != '{' && last != '[' && last != ':' && last != ',') {
                symbol(',');
            }
        }
    }

    public void symbol(char symbol) {
        room(1);
        bytes[size++] = (byte) symbol;
    }

    void ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    void ascii(char[] text, int offset, int length) {
        room(length);
        for (int i = offset; i < offset + length; i++) {
            bytes[size++] = (byte) text[i];
        }
    }

    void string(String text) {
        char[] chars = text.toCharArray();
        string(chars, 0, chars.length);
    }

    void string(char[] text, int offset, int length) {
        int end = offset + length;
        room(length + 2);
        bytes[size++] = '"';
        for (int i = offset; i < end; i++) {
            char c = text[i];
            if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
                bytes[size++] = (byte) c;
            } else {
                // This character needs at most six bytes, the others one byte each, plus the closing quote.
                room(6 + end - i);
                if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
                    i++;
                    supplementary(Character.toCodePoint(c, text[i]));
                } else {
                    special(c);
                }
            }
        }
        bytes[size++] = '"';
    }

    private void special(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    escape('u');
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        bytes[size++] = HEX[(c >> shift) & 0xf];
                    }
                } else if (c < 0x800) {
                    bytes[size++] = (byte) (0xc0 | c >> 6);
                    continuation(c);
                } else {
                    bytes[size++] = (byte) (0xe0 | c >> 12);
                    continuation(c >> 6);
                    continuation(c);
                }
            }
        }
    }

    private void escape(char c) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) c;
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xf0 | codePoint >> 18);
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3f));
    }

    /// Drops the bytes after position `to`.
    void shrink(int to) {
        size = to;
    }

    void copy(byte[] source, int from, int to) {
        room(to - from);
        System.arraycopy(source, from, bytes, size, to - from);
        size += to - from;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
