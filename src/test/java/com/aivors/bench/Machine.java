package com.aivors.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where it was measured: figures mean nothing without.
final class Machine {

    private Machine() {}

    static void tell(Report report) {
        report.line(
                "machine %s, %d processors, %.0f GB memory, %s %s, Java %s",
                first("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(first("/proc/meminfo", "MemTotal", "0").replaceAll("\\D", "")) / 1e6,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version());
    }

    private static String first(String file, String field, String otherwise) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
