package com.aivors.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Calls that never repeat: the same number gives the same call id, as random to an index as
/// Retell's own.
final class Identity {

    /// `call_` and 27 hexadecimal digits.
    static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private Identity() {}

    static String callId(long number) {
        return "call_" + HEX.toHexDigits(mixed(number)) + HEX.toHexDigits(mixed(~number), 11);
    }

    static byte[] callIdBytes(long number) {
        return callId(number).getBytes(StandardCharsets.US_ASCII);
    }

    /// The hash of an event. Its first bytes, which decide ties in a merge and so stand in
    /// `call.field_keys` too, are those of every other.
    static byte[] hash(long number) {
        return ByteBuffer.allocate(16)
                .putInt(0x5eed)
                .putInt((int) mixed(~number))
                .putLong(mixed(number))
                .array();
    }

    /// SplitMix64, which maps no two numbers to one.
    private static long mixed(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
