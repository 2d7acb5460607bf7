package com.aivors.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a start becomes. That it starts, and how fast, shows `make bench`.
class RelaunchTest {

    @TempDir
    Path folder;

    @Test
    void keepsWhatTheStartWasGiven() throws IOException {
        StartCache cache = cache();

        assertThat(Relaunch.command("/jdk/bin/java", List.of("-Xmx1g", "-Da=b", "-jar", "aivors.jar", "demo"), cache))
                .contains(List.of(
                        "/jdk/bin/java",
                        Relaunch.COLLECTOR,
                        Relaunch.YOUNG,
                        "-Xmx1g",
                        "-Da=b",
                        "-XX:AOTCache=" + cache.aot(),
                        Relaunch.LISTED_BEANS,
                        "-jar",
                        cache.unpackedJar().toString(),
                        "demo"));
    }

    @Test
    void leavesTheCollectorToWhoChoosesOne() throws IOException {
        assertThat(Relaunch.command("java", List.of("-XX:+UseZGC", "-jar", "aivors.jar"), cache())
                        .orElseThrow())
                .contains("-XX:+UseZGC")
                .doesNotContain(Relaunch.COLLECTOR, Relaunch.YOUNG);
        assertThat(Relaunch.command("java", List.of("-Xmn1g", "-jar", "aivors.jar"), cache())
                        .orElseThrow())
                .contains("-Xmn1g", Relaunch.COLLECTOR)
                .doesNotContain(Relaunch.YOUNG);
    }

    @Test
    void leavesOutWhatTheManifestSaysAlready() throws IOException {
        assertThat(Relaunch.command(
                                "java", List.of("--enable-native-access=ALL-UNNAMED", "-jar", "aivors.jar"), cache())
                        .orElseThrow())
                .as("the JVM would not take the cache with it")
                .doesNotContain("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void leavesOtherStartsAlone() throws IOException {
        StartCache cache = cache();

        assertThat(Relaunch.command("java", List.of("-XX:AOTCache=own.aot", "-jar", "aivors.jar"), cache))
                .isEmpty();
        assertThat(Relaunch.command("java", List.of("-Xshare:off", "-jar", "aivors.jar"), cache))
                .isEmpty();
        assertThat(Relaunch.command("java", List.of("-cp", "aivors.jar", "com.aivors.launcher.Main"), cache))
                .isEmpty();
    }

    @Test
    void preparesOnceMore() throws IOException {
        assertThat(Relaunch.command("java", List.of("-jar", "aivors.jar", "prepare"), cache()))
                .as("the cache would be made of itself")
                .isEmpty();
    }

    @Test
    void countsForOneJarOnly() throws IOException {
        StartCache cache = StartCache.of(jar());
        assertThat(cache.isValid()).as("before it is complete").isFalse();

        Files.createDirectories(cache.folder());
        cache.seal(cache.key());
        assertThat(cache.isValid()).isTrue();

        Files.setLastModifiedTime(cache.jar(), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(cache.isValid()).as("after the jar was built again").isFalse();

        cache.delete();
        assertThat(cache.folder()).doesNotExist();
    }

    @Test
    void choosesTheCollectorWithoutACacheToo() throws IOException {
        StartCache none = StartCache.of(jar());

        assertThat(Relaunch.command(
                        "java",
                        List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-jar", "aivors.jar", "demo"),
                        none))
                .contains(List.of(
                        "java",
                        Relaunch.COLLECTOR,
                        Relaunch.YOUNG,
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        "aivors.jar",
                        "demo"));
    }

    @Test
    void becomesAnotherOnceOnly() throws IOException {
        StartCache none = StartCache.of(jar());
        List<String> command =
                Relaunch.command("java", List.of("-jar", "aivors.jar"), none).orElseThrow();

        assertThat(Relaunch.command("java", command.subList(1, command.size()), none))
                .isEmpty();
    }

    private StartCache cache() throws IOException {
        StartCache cache = StartCache.of(jar());
        Files.createDirectories(cache.folder());
        cache.seal(cache.key());
        return cache;
    }

    private Path jar() throws IOException {
        return Files.write(folder.resolve("aivors.jar"), new byte[] {1, 2, 3});
    }
}
