package com.aivors.retell.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Scans the tokens of plain JSON: each method takes the position where a token begins and returns
/// the position where it ends. Throws [ArrayIndexOutOfBoundsException] when the bytes end first.
final class PlainTokens {

    /// Eight bytes of an array as one number.
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;

    /// Bytes that need no escape inside of a string.
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int b = ' '; b < 256; b++) {
            PLAIN[b] = b != '"' && b != '\\';
        }
    }

    private PlainTokens() {}

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /// Skips white space.
    static int space(byte[] in, int from) {
        int at = from;
        while (in[at] <= ' ' && isSpace(in[at])) {
            at++;
        }
        return at;
    }

    static int string(byte[] in, int from) throws NotPlain {
        if (in[from] != '"') {
            throw new NotPlain();
        }
        int at = from + 1;
        while (true) {
            at = plain(in, at);
            byte special = in[at++];
            if (special == '"') {
                return at;
            }
            if (special != '\\') {
                throw new NotPlain();
            }
            switch (in[at++]) {
                case '"', '\\', 'b', 'f', 'n', 'r', 't' -> {}
                default -> throw new NotPlain();
            }
        }
    }

    /// Skips to the next quote, backslash or control character. Checks eight bytes at a time: a
    /// byte is special when a subtraction from it (or from its difference to the character) borrows
    /// from its highest bit. The lowest such byte is exact.
    private static int plain(byte[] in, int from) {
        int at = from;
        while (at <= in.length - Long.BYTES) {
            long eight = (long) EIGHT.get(in, at);
            long control = (eight - EACH * ' ') & ~eight;
            long quote = zero(eight ^ (EACH * '"'));
            long backslash = zero(eight ^ (EACH * '\\'));
            long special = (control | quote | backslash) & (EACH << 7);
            if (special != 0) {
                return at + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < in.length && PLAIN[in[at] & 0xff]) {
            at++;
        }
        return at;
    }

    private static long zero(long eight) {
        return (eight - EACH) & ~eight;
    }

    static int number(byte[] in, int from) throws NotPlain {
        int at = in[from] == '-' ? from + 1 : from;
        at = in[at] == '0' ? at + 1 : digits(in, at);
        if (at < in.length && in[at] == '.') {
            at = digits(in, at + 1);
        }
        if (at < in.length && (in[at] == 'e' || in[at] == 'E')) {
            at++;
            at = digits(in, in[at] == '+' || in[at] == '-' ? at + 1 : at);
        }
        return at;
    }

    private static int digits(byte[] in, int from) throws NotPlain {
        int at = from;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw new NotPlain();
        }
        return at;
    }

    static int word(byte[] in, int from, String word) throws NotPlain {
        for (int i = 0; i < word.length(); i++) {
            if (in[from + i] != word.charAt(i)) {
                throw new NotPlain();
            }
        }
        return from + word.length();
    }
}
