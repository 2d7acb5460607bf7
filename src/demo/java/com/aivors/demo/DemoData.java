package com.aivors.demo;

import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The marks that separate demo data from real data: a file in the data directory, which also
/// stores the loaded days, and a schema in an external database.
final class DemoData {

    private static final String MARK = "demo-agency.txt";
    private static final String SCHEMA = "aivors_demo";
    private static final String FIRST = "first day ";
    private static final String LOADED = "loaded ";

    private static final String LOOK = """
            select exists (select from pg_namespace where nspname = '%s') as marked,
                   exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relkind in ('r', 'p') and n.nspname !~ '^pg_|^information_schema$') as used
            """.formatted(SCHEMA);

    private final Path file;
    private final LocalDate firstDay;
    private final Set<LocalDate> loaded = new TreeSet<>();

    private DemoData(Path file) throws IOException {
        this.file = file;
        List<String> lines = Files.readAllLines(file);
        this.firstDay = days(lines, FIRST).findFirst().orElseThrow();
        days(lines, LOADED).forEach(loaded::add);
    }

    /// Marks new data as the demo's, or finds the existing mark.
    ///
    /// @param firstDay the first day of a new demo
    /// @throws SettingsException when there is data without the mark
    static DemoData open(Settings settings, LocalDate firstDay) {
        Path mark = settings.data().resolve(MARK);
        try {
            if (!Files.exists(mark) && !isEmpty(settings.data())) {
                throw new SettingsException(List.of("AIVORS_DATA: " + settings.data()
                        + " holds data that is not the demo's. The demo needs a directory of its own"));
            }
            if (settings.database() != null) {
                mark(settings.database());
            }
            if (!Files.exists(mark)) {
                Files.createDirectories(settings.data());
                Files.writeString(
                        mark,
                        "Invented calls of a demo agency. Delete this directory to start over.\n" + FIRST + firstDay
                                + "\n");
            }
            return new DemoData(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws SettingsException when the data directory belongs to a demo, where real calls must
    ///     not go
    static void refuse(Settings settings) {
        if (Files.exists(settings.data().resolve(MARK))) {
            throw new SettingsException(List.of("AIVORS_DATA: " + settings.data()
                    + " belongs to the demo. Start with the word demo, or choose another directory"));
        }
    }

    LocalDate firstDay() {
        return firstDay;
    }

    synchronized boolean has(LocalDate day) {
        return loaded.contains(day);
    }

    synchronized void add(LocalDate day) {
        try {
            Files.writeString(file, LOADED + day + "\n", StandardOpenOption.APPEND);
            loaded.add(day);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mark(DatabaseAddress database) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery(LOOK)) {
                row.next();
                if (row.getBoolean("marked")) {
                    return;
                }
                if (row.getBoolean("used")) {
                    throw new SettingsException(List.of(
                            "DATABASE_URL: " + database + " holds data that is not the demo's. Give it an empty one"));
                }
            }
            statement.execute("create schema " + SCHEMA);
        } catch (SQLException e) {
            throw new SettingsException(List.of("DATABASE_URL: " + database + " cannot be used: " + e.getMessage()));
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static Stream<LocalDate> days(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> LocalDate.parse(line.substring(prefix.length()).strip()));
    }
}
