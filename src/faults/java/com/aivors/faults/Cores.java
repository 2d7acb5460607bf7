package com.aivors.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// Half of the cores for what is measured and half for who measures, so that a greedy generator
/// does not take from the service what it then finds missing.
final class Cores implements AutoCloseable {

    private final List<Long> pinned = new ArrayList<>();
    private final int cores = Runtime.getRuntime().availableProcessors();
    private boolean split;

    private Cores() {}

    /// @param served the processes that are measured
    static Cores split(LongStream served) {
        var cores = new Cores();
        int half = cores.cores / 2;
        cores.split = half > 0;
        served.forEach(pid -> cores.pin(pid, 0, half - 1));
        cores.pin(ProcessHandle.current().pid(), half, cores.cores - 1);
        return cores;
    }

    /// False with one core, and where the system cannot do it.
    boolean isSplit() {
        return split;
    }

    private void pin(long pid, int first, int last) {
        pinned.add(pid);
        split &= taskset(pid, first, last);
    }

    /// Every thread; what it starts later inherits.
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
