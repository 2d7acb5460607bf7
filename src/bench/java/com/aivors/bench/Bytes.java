package com.aivors.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A sequence of binary values in the format of PostgreSQL's protocol.
final class Bytes {

    private byte[] bytes = new byte[1 << 16];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    Bytes putShort(int value) {
        room(2);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    Bytes putInt(int value) {
        putShort(value >> 16);
        return putShort(value);
    }

    Bytes put(byte[] value, int from) {
        int count = value.length - from;
        room(count);
        System.arraycopy(value, from, bytes, length, count);
        length += count;
        return this;
    }

    /// Appends a value after its length.
    Bytes putField(byte @Nullable [] value) {
        return value == null ? putInt(-1) : putInt(value.length).put(value, 0);
    }

    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
