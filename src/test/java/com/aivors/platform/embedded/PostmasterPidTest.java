package com.aivors.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterPidTest {

    @TempDir
    Path data;

    /// The information on a process, which depends on the system.
    private record Told(@Nullable String name, String @Nullable [] words) implements ProcessHandle.Info {

        @Override
        public Optional<String> command() {
            return Optional.ofNullable(name);
        }

        @Override
        public Optional<String[]> arguments() {
            return Optional.ofNullable(words);
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    }

    private boolean mayBeOurs(@Nullable String command, String @Nullable ... arguments) {
        return PostmasterPid.mayBeServerOf(data, new Told(command, arguments));
    }

    @Test
    void aProcessWithMissingDetailsMayBeTheServer() {
        assertThat(mayBeOurs(null, (String[]) null)).isTrue();
        assertThat(mayBeOurs("/x/bin/postgres", (String[]) null)).isTrue();
        assertThat(mayBeOurs(null, "-D", data.toString())).isTrue();
        assertThat(mayBeOurs("/x/bin/postgres", "-D", data.toString())).isTrue();
    }

    @Test
    void aProcessOfAnotherProgramOrDirectoryIsNotTheServer() {
        assertThat(mayBeOurs("/usr/bin/java", (String[]) null)).isFalse();
        assertThat(mayBeOurs("/x/bin/postgres", "-D", "/elsewhere")).isFalse();
        assertThat(mayBeOurs(null, "-D", "/elsewhere")).isFalse();
    }

    private Optional<PostmasterPid> withPid(long pid) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), pid + "\n" + data + "\n1700000000\n5432\n");
        return PostmasterPid.in(data);
    }

    @Test
    void aStalePidFileIsRemoved() throws IOException, InterruptedException {
        assertThat(withPid(ProcessHandle.current().pid())).as("this is a java").isEmpty();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();

        Process gone = new ProcessBuilder("sleep", "0").start();
        gone.waitFor();
        assertThat(withPid(gone.pid())).isEmpty();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    /// If the first process of a container does not reap its children, a killed server stays in the
    /// process table without any information.
    @Test
    void aZombieProcessCountsAsGone() throws IOException, InterruptedException {
        assumeThat(Path.of("/proc/self/stat")).exists();
        // The shell becomes `sleep 60`, which never reaps its child.
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.1 & echo $!; exec sleep 60").start();
        try {
            long child = Long.parseLong(parent.inputReader().readLine().strip());
            Thread.sleep(1_000);
            assertThat(ProcessHandle.of(child)).isPresent();
            assertThat(withPid(child)).isEmpty();
        } finally {
            parent.destroyForcibly();
        }
    }
}
