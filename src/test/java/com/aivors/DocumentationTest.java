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
import org.junit.jupiter.params.provider.ValueSource;

/// Checks that everything exists that the documentation refers to.
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)(?:#[^)]*)?\\)");

    /// A path in backticks: with a slash and a file extension, or below a known folder.
    private static final Pattern PATH =
            Pattern.compile("`((?:[\\w.-]+/)+[\\w.-]+\\.\\w+|(?:src|web|packaging|scripts)/[\\w./-]+)`");

    /// A row of the table of settings.
    private static final Pattern SETTING = Pattern.compile("^\\| `([A-Z0-9_]+)` \\|", Pattern.MULTILINE);

    private static final Pattern READ_SETTING = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\"");

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    static Stream<Path> documents() throws IOException {
        return Stream.concat(Stream.of(Path.of("")), Stream.of(Path.of("docs"), Path.of("docs", "decisions")))
                .flatMap(DocumentationTest::documentsIn);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkTargetExists(Path document) throws IOException {
        assertThat(found(LINK, document))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void everyFileNamedInContributingExists() throws IOException {
        List<String> paths = found(PATH, Path.of("CONTRIBUTING.md"));
        assertThat(paths)
                .hasSizeGreaterThan(20)
                .allSatisfy(path -> assertThat(
                                Files.exists(Path.of(path)) || Files.exists(Path.of("src/main/java/com/aivors", path)))
                        .as(path)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTestNamedInDocumentsExists(Path document) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(found(TEST, document))
                    .allSatisfy(test -> assertThat(names).contains(test + ".java"));
        }
    }

    /// The image and the package set these two themselves.
    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "packaging/debian/aivors.env"})
    void deploymentFilesContainEverySetting(String file) throws IOException {
        List<String> names = found(SETTING, Path.of("README.md")).stream()
                .filter(name -> !name.equals("PORT") && !name.equals("AIVORS_DATA"))
                .toList();
        assertThat(names).hasSizeGreaterThan(10);
        assertThat(Files.readString(Path.of(file))).contains(names);
    }

    @Test
    void theReadmeDocumentsEverySetting() throws IOException {
        List<String> read =
                found(READ_SETTING, Path.of("src/main/java/com/aivors/platform/settings/SettingsReader.java"));
        assertThat(read).hasSizeGreaterThan(10);
        assertThat(found(SETTING, Path.of("README.md"))).containsAll(read);
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
