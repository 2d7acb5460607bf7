package com.aivors.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reports the machine, without which figures mean nothing.
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

    /// Returns the CPU time of all processors since the machine started, for all processes; 0 if
    /// the system does not report it. Source: proc(5), hundredths of a second.
    static long busyMillis() {
        String[] all = first("/proc/stat", "cpu ", "").split(" +", -1);
        if (all.length < 7) {
            return 0;
        }
        long user = Long.parseLong(all[0]) + Long.parseLong(all[1]);
        long system = Long.parseLong(all[2]) + Long.parseLong(all[5]) + Long.parseLong(all[6]);
        return 10 * (user + system);
    }

    private static String first(String file, String field, String otherwise) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.substring(Math.max(line.indexOf(':') + 1, field.length()))
                            .strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
