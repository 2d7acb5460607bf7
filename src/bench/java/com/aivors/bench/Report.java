package com.aivors.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes one figure per line to the terminal and to a file. Writes progress to the error stream.
final class Report {

    private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    private final Path file;

    Report(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // would need a library for one method
    void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void figure(Figure figure, double value) {
        line("%s %s", figure.key(), Figure.number(value));
        figures.put(figure, value);
    }

    /// Writes all figures as a Markdown table too.
    void table(Path markdown) {
        var lines = new ArrayList<>(List.of("| figure | measured | floor | aim | reached |", "|---|---|---|---|---|"));
        figures.forEach((figure, value) -> lines.add(figure.row(value)));
        try {
            Files.write(markdown, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void skipped(String name, String why) {
        line("skipped: %s: %s", name, why);
    }

    @SuppressWarnings("AnnotateFormatMethod") // as above
    void progress(String format, Object... values) {
        System.err.println("# " + String.format(Locale.ROOT, format, values));
    }
}
