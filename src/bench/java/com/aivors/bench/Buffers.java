package com.aivors.bench;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Reusable off-heap buffers for requests, which a socket writes without another copy. Use it in
/// one thread only.
final class Buffers {

    private static final int LEAST = 14;
    private static final int MOST = 21;

    private final List<ArrayDeque<ByteBuffer>> free = new ArrayList<>();

    Buffers() {
        for (int power = LEAST; power <= MOST; power++) {
            free.add(new ArrayDeque<>());
        }
    }

    ByteBuffer take(int bytes) {
        int power = Math.max(LEAST, 32 - Integer.numberOfLeadingZeros(bytes - 1));
        ByteBuffer used = free.get(power - LEAST).poll();
        return used == null ? ByteBuffer.allocateDirect(1 << power) : used.clear();
    }

    void giveBack(ByteBuffer buffer) {
        free.get(Integer.numberOfTrailingZeros(buffer.capacity()) - LEAST).push(buffer);
    }
}
