package com.aivors.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unpacking of the programs of one version, and removal of those of others.
class PostgresBinariesTest {

    @TempDir
    Path parent;

    private Path folder(String name, boolean whole) throws IOException {
        Path bin = Files.createDirectories(parent.resolve(name).resolve("bin"));
        Files.writeString(bin.resolve("pg_ctl"), "old");
        if (whole) {
            Files.createFile(parent.resolve(name).resolve(".complete"));
        }
        return parent.resolve(name);
    }

    @Test
    void aNewVersionIsUnpackedBesideTheOldOne() throws IOException {
        folder("postgresql-18", true);
        Path programs = PostgresBinaries.unpackedIn(parent).program("pg_ctl");

        assertThat(programs)
                .isNotEqualTo(parent.resolve("postgresql-18/bin/pg_ctl"))
                .isExecutable();
        assertThat(parent.relativize(programs).getName(0).toString()).matches("postgresql-18\\.[0-9]+\\.[0-9]+");
        assertThat(PostgresBinaries.unpackedIn(parent).program("pg_ctl")).isEqualTo(programs);

        Process version = new ProcessBuilder(programs.toString(), "--version").start();
        String[] number = parent.relativize(programs).getName(0).toString().split("[-.]", -1);
        assertThat(new String(version.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .as("the folder is named after what is in it")
                .contains(number[1] + "." + number[2]);
    }

    /// Two services may unpack at once, for example at their first start.
    @Test
    void parallelUnpackingSucceeds() throws Exception {
        try (var executor = Executors.newFixedThreadPool(3)) {
            Callable<Path> unpack = () -> PostgresBinaries.unpackedIn(parent).program("pg_ctl");
            for (Future<Path> program : executor.invokeAll(Collections.nCopies(3, unpack))) {
                assertThat(program.get()).isExecutable();
            }
        }
        try (var left = Files.list(parent)) {
            assertThat(left).as("one copy, and no remains of the others").hasSize(1);
        }
    }

    @Test
    void oldVersionsAreRemovedUnlessTheyRun() throws IOException, InterruptedException {
        Path unused = folder("postgresql-18", true);
        Path used = folder("postgresql-18.1.0", true);
        Path half = folder("postgresql-1234567", false);
        Path left = folder("postgresql-7654321", false);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        folder("postgresql-18.9.0", true);
        Files.createDirectories(parent.resolve("postgres"));
        Path program = used.resolve("bin").resolve("postgres");
        // Uses a shell, because every system has one as a separate file. The shell waits for input
        // that never comes.
        Files.copy(Path.of("/bin/sh").toRealPath(), program);
        Process server = new ProcessBuilder(program.toString(), "-c", "read x").start();
        try {
            PostgresBinaries.unpackedIn(parent, "18.9.0").removeOthers();

            assertThat(unused).doesNotExist();
            assertThat(left).doesNotExist();
            assertThat(used.resolve("bin/pg_ctl")).exists();
            assertThat(half).as("another process may be unpacking it").exists();
            assertThat(parent.resolve("postgresql-18.9.0/bin/pg_ctl")).exists();
            assertThat(parent.resolve("postgres")).exists();
        } finally {
            server.destroyForcibly().waitFor();
        }
        PostgresBinaries.unpackedIn(parent, "18.9.0").removeOthers();
        assertThat(used).doesNotExist();
    }
}
