package com.aivors.analytics;

import java.nio.ByteBuffer;

/// Encodes numbers with seven bits per byte, lowest bits first (LEB128). Small numbers take one
/// byte.
record VariableLength(ByteBuffer bytes) {

    /// @param number not negative
    VariableLength put(long number) {
        long rest = number;
        while (rest > 0x7f) {
            bytes.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
        return this;
    }

    long get() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    /// Maps negative numbers between the positive ones (zigzag).
    VariableLength putSigned(int number) {
        return put(Integer.toUnsignedLong((number << 1) ^ (number >> 31)));
    }

    int getSigned() {
        int number = (int) get();
        return (number >>> 1) ^ -(number & 1);
    }
}
