package com.aivors.bench;

import java.util.Locale;

/// The promised figures, with their minimum (floor) and their aim.
enum Figure {
    Y1("ratio y1", "the service ÷ the same rows by COPY", 0.15, 0.3, true),
    Y2("ratio y2", "the service ÷ its own server without a database", 0.25, 0.4, true),
    Y3("ratio y3", "the service ÷ Express and pg, one INSERT a request", 4, 6, true),
    Y4("ratio y4", "the service ÷ Express and pg, batched unnest", 1.3, 2, true),
    P99("ratio p99", "its p99 ÷ that of Express and pg, each at its peak", 0.333, 0.333, false),
    P99_PACED("ratio p99-paced", "the same, both at 60 % of Express's peak", 0.333, 0.333, false),
    WRITER("ratio writer", "its batch writer alone ÷ COPY", 0.45, 0.65, true),
    SYNCS("figure wal-syncs-per-event", "WAL syncs for each event acknowledged, when busy", 0.1, 0.03, false),
    IDLE("figure idle-above-fdatasync-ms", "p50 of a delivery when idle, less the p50 of fdatasync, ms", 3, 1, false),
    GOODPUT("figure goodput-at-3x", "stored per second at three times the peak ÷ peak", 0.85, 0.95, true),
    RESTART("figure restart-s", "first 200 after kill -9, from exec, s", 5, 2, false),
    DISK("figure disk-per-raw-byte", "bytes on disk ÷ bytes of JSON received", 0.6, 0.3, false),
    MEMORY("figure memory-mb", "memory of the service under full load (RSS), MB", 600, 350, false);

    private final String key;
    private final String says;
    private final double floor;
    private final double aim;
    private final boolean moreIsBetter;

    Figure(String key, String says, double floor, double aim, boolean moreIsBetter) {
        this.key = key;
        this.says = says;
        this.floor = floor;
        this.aim = aim;
        this.moreIsBetter = moreIsBetter;
    }

    String key() {
        return key;
    }

    static String number(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) < 0.1 ? "%.3f" : "%.2f", value);
    }

    /// Returns a row of a Markdown table.
    String row(double value) {
        String verdict = holds(value, aim) ? "aim" : holds(value, floor) ? "floor" : "missed";
        return "| %s | %s | %s | %s | %s |".formatted(says, number(value), number(floor), number(aim), verdict);
    }

    private boolean holds(double value, double bound) {
        return moreIsBetter ? value >= bound : value <= bound;
    }
}
