package com.aivors.faults;

import com.aivors.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs strace on a process and its children to change the effect of system calls.
final class Tracer implements AutoCloseable {

    private final Process strace;
    private final Path output;

    private Tracer(Process strace, Path output) {
        this.strace = strace;
        this.output = output;
    }

    /// Returns whether this machine has strace and allows tracing.
    static boolean isAvailable() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("strace", "-f", "-e", "trace=fdatasync", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// @param injection the value for strace's `-e inject=`
    static Tracer attach(long pid, String injection) throws IOException {
        Path output = Files.createTempFile("strace", ".out");
        var command = new ArrayList<>(List.of("strace", "-f", "-e", "trace=fdatasync", "-e", "inject=" + injection));
        for (ProcessHandle process : processes(pid)) {
            command.addAll(List.of("-p", Long.toString(process.pid())));
        }
        Process strace = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(strace::destroyForcibly));
        var tracer = new Tracer(strace, output);
        Waiting.until("strace", Duration.ofSeconds(10), () -> tracer.text().contains("attached") || !strace.isAlive());
        return tracer;
    }

    void awaitInjection() {
        Waiting.until("a failing fdatasync", Duration.ofSeconds(30), () -> text().contains("(INJECTED)"));
    }

    private String text() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<ProcessHandle> processes(long pid) {
        var all = new ArrayList<ProcessHandle>();
        ProcessHandle.of(pid).ifPresent(root -> {
            all.add(root);
            root.descendants().forEach(all::add);
        });
        return all;
    }

    @Override
    public void close() throws IOException {
        strace.destroy();
        try {
            if (!strace.waitFor(5, TimeUnit.SECONDS)) {
                strace.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(output);
    }
}
