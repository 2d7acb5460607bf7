package com.aivors.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/// Makes the [StartCache]: unpacks the jar beside itself and lets a JVM that takes notes run the
/// service once, on data of its own that is thrown away.
public final class Preparation {

    public static final String COMMAND = "prepare";

    /// The command that the watched JVM gets.
    public static final String REHEARSAL = "rehearse";

    private static final int MOST_MINUTES = 5;

    private Preparation() {}

    /// @throws IOException when it did not work; starts are then as slow as before
    public static void run(PrintStream out) throws IOException, InterruptedException {
        Path jar = StartCache.runningJar()
                .orElseThrow(() -> new IOException("only a jar can be prepared: java -jar aivors.jar prepare"));
        var cache = StartCache.of(jar);
        cache.delete();
        String key = cache.key();
        unpack(cache);
        rehearse(cache);
        if (!Files.exists(cache.aot())) {
            throw new IOException("this Java wrote no cache");
        }
        cache.seal(key);
        out.println("Starts are fast now; the cache is " + cache.folder());
    }

    private static void unpack(StartCache cache) throws IOException, InterruptedException {
        // Spring Boot's own way: https://docs.spring.io/spring-boot/reference/packaging/efficient.html
        java(
                new ProcessBuilder(),
                "-Djarmode=tools",
                "-jar",
                cache.jar().toString(),
                "extract",
                "--destination",
                cache.folder().toString());
    }

    private static void rehearse(StartCache cache) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("aivors-rehearsal");
        try {
            var process = new ProcessBuilder();
            // What the machine is set up with must not be touched, nor decide what is learnt.
            process.environment().keySet().removeIf(name -> name.startsWith("AIVORS_") || name.equals("DATABASE_URL"));
            process.environment().put("AIVORS_DATA", data.toString());
            process.environment().put("PORT", String.valueOf(freePort()));
            java(
                    process,
                    Relaunch.COLLECTOR,
                    Relaunch.LISTED_BEANS,
                    "-XX:AOTCacheOutput=" + cache.aot(),
                    "-jar",
                    cache.unpackedJar().toString(),
                    REHEARSAL);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static void java(ProcessBuilder process, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("aivors-prepare", ".log");
        try {
            Process running = process.command(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!running.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                running.destroy();
                throw new IOException("it took longer than " + MOST_MINUTES + " minutes");
            }
            if (running.exitValue() != 0) {
                throw new IOException("it ended with " + running.exitValue() + ":\n" + Files.readString(output));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
