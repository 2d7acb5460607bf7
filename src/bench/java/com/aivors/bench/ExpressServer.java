package com.aivors.bench;

import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// One of the Node servers in `bench/express`, as a separate process with two workers.
final class ExpressServer implements HttpContender.Server {

    static final Path HOME = Path.of("bench", "express").toAbsolutePath();

    private final int port = Service.freePort();
    private final Process process;

    /// @param program `simple.js` or `batched.js`
    ExpressServer(String program, Path home, DatabaseAddress database) {
        try {
            Files.createDirectories(home);
            var builder = new ProcessBuilder("node", "server.js", program)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve(program + ".log").toFile());
            builder.environment()
                    .putAll(Map.of(
                            "PORT",
                            Integer.toString(port),
                            "NODE_ENV",
                            "production",
                            "DATABASE_URL",
                            Cluster.url(database),
                            "N8N_WEBHOOK_SECRET",
                            Service.N8N_SECRET));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Waiting.until(program + ", see " + home, Duration.ofSeconds(30), this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the Node server has ended");
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean isOnJavaVm() {
        return false;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
