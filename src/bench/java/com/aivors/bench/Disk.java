package com.aivors.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Measures how long this disk takes to make a write durable, which no durable response can beat.
/// Writes at the pace of the measured service, because consecutive writes find disk and processors
/// awake and take a quarter of the time.
final class Disk {

    /// The size of a WAL segment. The space is allocated before the measured writes.
    private static final int FILE = 16 << 20;

    private static final int WRITE = 8 << 10;

    private Disk() {}

    /// Writes 8 kB and calls `fdatasync` at this rate per second.
    static Latencies fdatasync(Path directory, double perSecond, Duration time) {
        Path file = directory.resolve("fdatasync.probe");
        var latencies = new Latencies();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(FILE));
            channel.force(true);
            ByteBuffer block = ByteBuffer.allocateDirect(WRITE);
            long end = System.nanoTime() + time.toNanos();
            for (long at = 0; System.nanoTime() < end; at = (at + WRITE) % FILE) {
                LockSupport.parkNanos((long) (TimeUnit.SECONDS.toNanos(1) / perSecond));
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
