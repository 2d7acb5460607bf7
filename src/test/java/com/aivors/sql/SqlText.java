package com.aivors.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A piece of SQL in a Java source: a text block or a string on one line, with the constants of its class that
/// are added before or after it. What a program puts together otherwise is seen as its pieces.
///
/// @param place file and line
/// @param sql without comments, in lower case, each white space one blank, literals emptied
record SqlText(String place, String sql) {

    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("src/demo/java"));

    private static final Pattern STRING =
            Pattern.compile("\"\"\"\\R(?<block>.*?)\"\"\"|\"(?<line>(?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    private static final Pattern CONSTANT =
            Pattern.compile("static final String (\\w+) =\\s*\"\"\"\\R((?:(?!\"\"\").)*)\"\"\";", Pattern.DOTALL);

    private static final Pattern SQL = Pattern.compile(
            "\\b(insert into|delete from|set_config\\s*\\(|on conflict|for (no key )?update|for (key )?share"
                    + "|from \\w+|join \\w+|update \\w+ (as )?\\w* ?set)\\b.*",
            Pattern.DOTALL);

    static List<SqlText> all() {
        return SOURCES.stream().flatMap(root -> below(root).stream()).toList();
    }

    private static List<SqlText> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(file -> of(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name of the class.
    String file() {
        return place.replaceFirst("\\..*", "");
    }

    static SqlText of(String sql) {
        return new SqlText("test", normal(sql));
    }

    private static List<SqlText> of(Path file) {
        try {
            String source = withoutParts(withoutComments(Files.readString(file)));
            var found = new ArrayList<SqlText>();
            Matcher strings = STRING.matcher(source);
            while (strings.find()) {
                String text = strings.group("block") == null ? strings.group("line") : strings.group("block");
                String sql = normal(text);
                if (SQL.matcher(sql).find()) {
                    long line = source.substring(0, strings.start()).lines().count();
                    found.add(new SqlText(file.getFileName() + ":" + line, sql));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With constants that are added to a text block written out in it, and no longer by themselves.
    private static String withoutParts(String source) {
        String joined = source;
        for (MatchResult constant : CONSTANT.matcher(source).results().toList()) {
            String name = "\\b" + constant.group(1) + "\\b";
            String text = Matcher.quoteReplacement(constant.group(2));
            String with = joined.replaceAll(
                            "\"([^\"\\n]*)\"\\s*\\+\\s*" + name + "\\s*\\+\\s*\"\"\"\\R", "\"\"\"\n$1 " + text)
                    .replaceAll(name + "\\s*\\+\\s*\"\"\"\\R", "\"\"\"\n" + text)
                    .replaceAll("\"\"\"\\s*\\+\\s*" + name, text + "\"\"\"");
            joined = with.equals(joined) ? joined : with.replace(constant.group(), "");
        }
        return joined;
    }

    /// Comments of Java, which may hold quotation marks. A line keeps its number.
    private static String withoutComments(String source) {
        return source.replaceAll("(?m)^\\s*//.*$", "");
    }

    private static String normal(String sql) {
        return sql.replaceAll("--[^\\n]*", " ")
                .replaceAll("'[^']*'", "''")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(java.util.Locale.ROOT);
    }
}
