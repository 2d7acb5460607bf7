package com.aivors.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records the service with Java Flight Recorder during the measurement, if requested.
final class Recording {

    private final long pid;
    private final @Nullable String file;

    /// @param file the target file; null records nothing
    Recording(long pid, @Nullable String file) {
        this.pid = pid;
        this.file = file;
    }

    void begin() {
        if (file != null) {
            command("JFR.start", "name=bench", "settings=profile");
        }
    }

    void end() {
        if (file != null) {
            command("JFR.stop", "name=bench", "filename=" + Path.of(file).toAbsolutePath());
        }
    }

    private void command(String... words) {
        try {
            var command = new java.util.ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
            command.addAll(List.of(words));
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
