package com.aivors.testing;

import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// The database server that a service starts itself.
public final class Embedded {

    private Embedded() {}

    public static Path pidFile(Service service) {
        return service.data().resolve("postgres/postmaster.pid");
    }

    public static ProcessHandle postmaster(Service service) {
        return ProcessHandle.of(Long.parseLong(lines(service).getFirst().strip()))
                .orElseThrow();
    }

    /// Kills the server with its backends, as the kernel does when a container runs out of memory.
    public static void kill(ProcessHandle postmaster) {
        List<ProcessHandle> backends = postmaster.children().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
    }

    /// Connects as superuser.
    public static Connection connect(Service service) throws SQLException {
        SecretKeys keys = SecretKeys.of(SettingsReader.read(Map.of("AIVORS_SECRET_KEY", Service.SECRET_KEY)));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/aivors"
                        .formatted(lines(service).get(3).strip()),
                "postgres",
                keys.password("embedded database superuser"));
    }

    private static List<String> lines(Service service) {
        try {
            return Files.readAllLines(pidFile(service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
