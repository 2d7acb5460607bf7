package com.aivors.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The content of `postmaster.pid` while its process is, or may be, the server of this directory. A
/// pid file is removed only when its process certainly is not the server: a second server on the
/// same files would destroy them.
public record PostmasterPid(Path data, long pid, int port) {

    private static final Logger LOG = LoggerFactory.getLogger(PostmasterPid.class);

    /// @return empty when no server runs here; then a stale pid file is removed
    public static Optional<PostmasterPid> in(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<PostmasterPid> found = read(data, Files.readAllLines(file)).filter(PostmasterPid::isAlive);
        if (found.isEmpty()) {
            // The machine crashed, or another process has the pid now. PostgreSQL would refuse to start.
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

    /// Returns whether the process may still be our server. Another process may have its pid by
    /// now, even another PostgreSQL.
    boolean isAlive() {
        return !isZombie(pid)
                && ProcessHandle.of(pid)
                        .map(ProcessHandle::info)
                        .filter(process -> mayBeServerOf(data, process))
                        .isPresent();
    }

    /// Some systems hide the command and arguments of another user's process. A hidden value counts
    /// for the server, not against it.
    static boolean mayBeServerOf(Path data, ProcessHandle.Info process) {
        return process.command().map(command -> command.contains("postgres")).orElse(true)
                && process.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true);
    }

    /// Returns whether the process has ended but its parent has not yet collected its status, as
    /// happens under a container's first process. Such a process reports no command either.
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The process name before the state is in parentheses and may contain any character.
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false; // no such process, or not on Linux
        }
    }
}
