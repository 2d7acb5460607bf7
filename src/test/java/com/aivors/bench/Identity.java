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

    /// As random as the hash of a body.
    static byte[] hash(long number) {
        return ByteBuffer.allocate(16)
                .putLong(mixed(number ^ 0x5555_5555L))
                .putLong(mixed(~number))
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
