package com.aivors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documentation points to is there.
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)(?:#[^)]*)?\\)");

    /// A path in backticks: with a slash and an ending, or of a folder that is known.
    private static final Pattern PATH =
            Pattern.compile("`((?:[\\w.-]+/)+[\\w.-]+\\.\\w+|(?:src|web|packaging|scripts)/[\\w./-]+)`");

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    static Stream<Path> documents() throws IOException {
        return Stream.concat(Stream.of(Path.of("")), Stream.of(Path.of("docs"), Path.of("docs", "decisions")))
                .flatMap(DocumentationTest::documentsIn);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        assertThat(found(LINK, document))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void everyFileThatContributorsAreSentToIsThere() throws IOException {
        List<String> paths = found(PATH, Path.of("CONTRIBUTING.md"));
        assertThat(paths)
                .hasSizeGreaterThan(20)
                .allSatisfy(path -> assertThat(
                                Files.exists(Path.of(path)) || Files.exists(Path.of("src/main/java/com/aivors", path)))
                        .as(path)
                        .isTrue());
    }

    @Test
    void everyTestThatContributorsAreSentToIsThere() throws IOException {
        try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
            List<String> names =
                    tests.map(test -> test.getFileName().toString()).toList();
            assertThat(found(TEST, Path.of("CONTRIBUTING.md")))
                    .isNotEmpty()
                    .allSatisfy(test -> assertThat(names).contains(test + ".java"));
        }
    }

    private static List<String> found(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Stream<Path> documentsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder.toString().isEmpty() ? Path.of(".") : folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
