package com.aivors.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A piece of SQL in a Java source, assembled from its constants ([JavaStrings]).
///
/// @param place file and line
/// @param sql without comments, in lower case, with single spaces and empty literals
record SqlText(String place, String sql) {

    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("src/demo/java"));

    private static final Pattern SQL = Pattern.compile(
            "\\b(insert into|delete from|set_config\\s*\\(|on conflict|for (no key )?update|for (key )?share"
                    + "|from \\w+|join \\w+|update \\w+ (as )?\\w* ?set)\\b.*",
            Pattern.DOTALL);

    static List<SqlText> all() {
        var files = new HashMap<String, String>();
        SOURCES.forEach(root -> files.putAll(below(root)));
        return of(files);
    }

    /// @param files sources by file name
    static List<SqlText> of(Map<String, String> files) {
        return new JavaStrings(files)
                .all().stream()
                        .map(text -> new SqlText(
                                Path.of(text.file()).getFileName() + ":" + text.line(), normal(text.text())))
                        .filter(text -> SQL.matcher(text.sql()).find())
                        .toList();
    }

    private static Map<String, String> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(Path::toString, SqlText::source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SqlText of(String sql) {
        return new SqlText("test", normal(sql));
    }

    private static String normal(String sql) {
        return sql.replaceAll("--[^\\n]*", " ")
                .replaceAll("'[^']*'", "''")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
