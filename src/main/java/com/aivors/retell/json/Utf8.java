package com.aivors.retell.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Checks UTF-8 strictly, because the JSON parser accepts overlong forms and encoded surrogates.
public final class Utf8 {

    /// Each check allocates these. With more, it is slower too: they leave the nearest cache.
    private static final int CHARS_AT_ONCE = 1_024;

    private Utf8() {}

    public static boolean isWellFormed(byte[] bytes, int offset) {
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(Math.min(CHARS_AT_ONCE, rest.remaining() + 1));
        while (true) {
            CoderResult result = decoder.decode(rest, chars, true);
            if (!result.isOverflow()) {
                return !result.isError();
            }
            chars.clear();
        }
    }

    /// Returns the position after a byte order mark and white space.
    public static int start(byte[] bytes) {
        int start = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf
                ? 3
                : 0;
        while (start < bytes.length && bytes[start] >= 0 && bytes[start] <= ' ') {
            start++;
        }
        return start;
    }
}
