package com.aivors.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// Assigns half of the cores to the measured processes and half to the load generator, so that the
/// generator does not take CPU time from the service.
final class Cores implements AutoCloseable {

    private final List<Long> pinned = new ArrayList<>();
    private final int cores = Runtime.getRuntime().availableProcessors();
    private boolean split;

    private Cores() {}

    /// @param served the measured processes
    static Cores split(LongStream served) {
        var cores = new Cores();
        int half = cores.cores / 2;
        cores.split = half > 0;
        served.forEach(pid -> cores.pin(pid, 0, half - 1));
        cores.pin(ProcessHandle.current().pid(), half, cores.cores - 1);
        return cores;
    }

    /// Returns false with one core, and when the system does not support it.
    boolean isSplit() {
        return split;
    }

    private void pin(long pid, int first, int last) {
        pinned.add(pid);
        split &= taskset(pid, first, last);
    }

    /// Pins every thread of a process. New threads inherit the setting.
    private static boolean taskset(long pid, int first, int last) {
        try {
            Process process = new ProcessBuilder("taskset", "-acp", first + "-" + last, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        pinned.forEach(pid -> taskset(pid, 0, cores - 1));
    }
}
