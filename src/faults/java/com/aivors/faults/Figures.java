package com.aivors.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The measurements of a fault, in the order of their reporting.
final class Figures {

    private final List<String> told = new ArrayList<>();

    @SuppressWarnings("AnnotateFormatMethod") // would need a library for one method
    void tell(String format, Object... values) {
        told.add(format.formatted(values));
    }

    /// Reports the median and the maximum of times in milliseconds.
    void times(String what, List<Long> millis) {
        if (millis.isEmpty()) {
            return;
        }
        List<Long> sorted = millis.stream().sorted().toList();
        told.add(String.format(
                Locale.ROOT,
                "%s: median %.1f s, longest %.1f s",
                what,
                sorted.get(sorted.size() / 2) / 1_000.0,
                sorted.getLast() / 1_000.0));
    }

    @Override
    public String toString() {
        return String.join("; ", told);
    }
}
