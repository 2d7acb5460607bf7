package com.aivors.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What `postmaster.pid` says, when the process it names really is this directory's server.
record PostmasterPid(Path data, long pid, int port) {

    private static final Logger LOG = LoggerFactory.getLogger(PostmasterPid.class);

    /// @return empty when no server runs here; a pid file left behind is removed then
    static Optional<PostmasterPid> in(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<PostmasterPid> found = read(data, Files.readAllLines(file)).filter(PostmasterPid::isAlive);
        if (found.isEmpty()) {
            // The machine went down, or its number is another process' now: PostgreSQL would refuse to start.
            LOG.info("Removing the stale pid file of a database server that is gone");
            Files.deleteIfExists(file);
        }
        return found;
    }

    private static Optional<PostmasterPid> read(Path data, List<String> lines) {
        try {
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new PostmasterPid(
                            data,
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Whether the number is still our server's: it may be any process' by now, even another
    /// PostgreSQL's.
    boolean isAlive() {
        ProcessHandle.Info process =
                ProcessHandle.of(pid).map(ProcessHandle::info).orElse(null);
        if (process == null || !process.command().orElse("").contains("postgres")) {
            return false;
        }
        // Some systems do not tell the arguments of a process; then its name has to do.
        return process.arguments()
                .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .orElse(true);
    }
}
