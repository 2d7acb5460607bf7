package com.aivors.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// One figure a line, to the terminal and to a file. What is only on its way goes to the error
/// stream.
final class Report {

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

    void skipped(String name, String why) {
        line("skipped: %s: %s", name, why);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    void progress(String format, Object... values) {
        System.err.println("# " + String.format(Locale.ROOT, format, values));
    }
}
