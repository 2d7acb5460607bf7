package com.aivors.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The ids of calls that never repeat. Equal numbers give equal ids, which are as random to an
/// index as Retell's.
final class Identity {

    /// The length of `call_` and 27 hexadecimal digits.
    static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private Identity() {}

    static String callId(long number) {
        return "call_" + HEX.toHexDigits(mixed(number)) + HEX.toHexDigits(mixed(~number), 11);
    }

    static byte[] callIdBytes(long number) {
        return callId(number).getBytes(StandardCharsets.US_ASCII);
    }

    /// Returns the hash of an event. All hashes have the same first bytes, which decide ties in a
    /// merge and are therefore part of `call.field_keys`.
    static byte[] hash(long number) {
        return ByteBuffer.allocate(16)
                .putInt(0x5eed)
                .putInt((int) mixed(~number))
                .putLong(mixed(number))
                .array();
    }

    /// Computes SplitMix64, which maps different numbers to different values.
    private static long mixed(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
