package com.aivors.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What `postmaster.pid` says, when the process it names is this directory's server, or may be: a
/// pid file is removed only when its process certainly is not. A second server on the same files
/// would destroy them.
public record PostmasterPid(Path data, long pid, int port) {

    private static final Logger LOG = LoggerFactory.getLogger(PostmasterPid.class);

    /// @return empty when no server runs here; a pid file left behind is removed then
    public static Optional<PostmasterPid> in(Path data) throws IOException {
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

    /// Whether the number may still be our server's: it may be any process' by now, even another
    /// PostgreSQL's.
    boolean isAlive() {
        return !isZombie(pid)
                && ProcessHandle.of(pid)
                        .map(ProcessHandle::info)
                        .filter(process -> mayBeServerOf(data, process))
                        .isPresent();
    }

    /// Some systems tell neither command nor arguments of another user's process: what is not told
    /// speaks for the server, not against it.
    static boolean mayBeServerOf(Path data, ProcessHandle.Info process) {
        return process.command().map(command -> command.contains("postgres")).orElse(true)
                && process.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true);
    }

    /// Has ended, but nobody has taken note, as under a container's first process. Tells no command
    /// either.
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name before it is in parentheses and may hold any character.
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false; // no such process, or no Linux
        }
    }
}
