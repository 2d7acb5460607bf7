package com.aivors.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// How long this disk takes to make a write safe: what no durable answer can be faster than.
final class Disk {

    /// As a segment of the write-ahead log: its space is there before it is written.
    private static final int FILE = 16 << 20;

    private static final int WRITE = 8 << 10;

    private Disk() {}

    /// Writes 8 kB and calls `fdatasync`, again and again.
    static Latencies fdatasync(Path directory, Duration time) {
        Path file = directory.resolve("fdatasync.probe");
        var latencies = new Latencies();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(FILE));
            channel.force(true);
            ByteBuffer block = ByteBuffer.allocateDirect(WRITE);
            long end = System.nanoTime() + time.toNanos();
            for (long at = 0; System.nanoTime() < end; at = (at + WRITE) % FILE) {
                long began = System.nanoTime();
                channel.write(block.clear(), at);
                channel.force(false);
                latencies.add(System.nanoTime() - began);
            }
            Files.delete(file);
            return latencies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
