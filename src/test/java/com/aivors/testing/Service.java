package com.aivors.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The service as a separate process, so that a kill -9 is a real one. It keeps its port and its
/// data over restarts.
public final class Service implements AutoCloseable {

    public static final String N8N = "/api/n8n/retell-webhook";
    public static final String N8N_SECRET = "aivors-secret";
    public static final String RETELL_KEY = "key_1f0c2d3e4b5a69788796a5b4c3d2";
    public static final String SECRET_KEY = "a secret key for the fault suite, long enough";
    public static final String OPERATOR_EMAIL = "operator@agency.test";
    public static final String OPERATOR_PASSWORD = "correct horse battery";

    /// Names the start command of the packaged program, if the tests should run it.
    private static final String PROGRAM = "AIVORS_FAULT_PROGRAM";

    /// The event is written to disk but is no call.
    private static final String PROBE = "{\"event\":\"alert_probe\"}";

    private final int port = freePort();
    private final Path home;
    private final List<String> program;
    private final Map<String, String> settings;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private @Nullable Process process;
    private volatile boolean ended;

    /// @param home the directory for the data and the log
    /// @param settings the environment in addition to the usual one
    public Service(Path home, Map<String, String> settings) {
        this(home, program(), settings);
    }

    /// @param program the command line
    public Service(Path home, List<String> program, Map<String, String> settings) {
        this.home = home.toAbsolutePath();
        this.program = program;
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path home() {
        return home;
    }

    public Path data() {
        return home.resolve("data");
    }

    /// Starts the process and returns at once.
    public void launch() {
        launch(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    /// Starts the process with a blocked console: nobody reads its output.
    public void launchUnread() {
        launch(ProcessBuilder.Redirect.PIPE);
    }

    private void launch(ProcessBuilder.Redirect console) {
        if (ended) {
            throw new IllegalStateException("the tests have ended");
        }
        var environment = new HashMap<>(Map.of(
                "PORT", Integer.toString(port),
                "AIVORS_DATA", data().toString(),
                "AIVORS_SECRET_KEY", SECRET_KEY,
                "AIVORS_OPERATOR_EMAIL", OPERATOR_EMAIL,
                "AIVORS_OPERATOR_PASSWORD", OPERATOR_PASSWORD,
                "N8N_WEBHOOK_SECRET", N8N_SECRET,
                "RETELL_API_KEY", RETELL_KEY,
                "JAVA_HOME", System.getProperty("java.home")));
        if (isPackaged()) {
            environment.put("JDK_JAVA_OPTIONS", "-Xmx400m");
        }
        environment.putAll(settings);
        try {
            Files.createDirectories(home);
            var builder = new ProcessBuilder(program).redirectErrorStream(true).redirectOutput(console);
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return the time from exec to the first 200, in milliseconds
    public long start() {
        launch();
        return awaitOk(Duration.ofSeconds(90));
    }

    /// @return the time until it stored something, in milliseconds
    public long awaitOk(Duration patience) {
        return Waiting.until("a 200 from the service, see " + log(), patience, () -> {
            if (!isAlive()) {
                throw new AssertionError("the service has ended, see " + log());
            }
            return probe() == 200;
        });
    }

    /// @return the status of one small delivery; 0 without a response
    public int probe() {
        try {
            return client.send(
                            HttpRequest.newBuilder(address().resolve(N8N))
                                    .timeout(Duration.ofSeconds(10))
                                    .header("x-n8n-webhook-secret", N8N_SECRET)
                                    .POST(BodyPublishers.ofString(PROBE))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// Kills the process like the kernel when memory is short, without a warning.
    public void kill() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            await(process, Duration.ofSeconds(10));
        }
    }

    /// Kills the process when the tests end, and prevents a later start.
    private void end() {
        ended = true;
        kill();
    }

    /// Asks the process to end, as an operator does, and returns at once.
    public void terminate() {
        if (process != null) {
            process.destroy();
        }
    }

    /// Stops the process as an operator does.
    public void stop() {
        terminate();
        if (process != null) {
            if (!await(process, Duration.ofSeconds(40))) {
                kill();
            }
        }
    }

    public long pid() {
        return process == null ? -1 : process.pid();
    }

    /// Returns the resident memory in MiB, or -1 if the system does not report it.
    public long residentMegabytes() {
        Path status = Path.of("/proc", Long.toString(pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException e) {
            return -1;
        }
    }

    /// Returns the CPU time since the start in milliseconds, in the resolution of the system.
    public long cpuMillis() {
        return ProcessHandle.of(pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toMillis)
                .orElse(-1L);
    }

    public Path log() {
        return home.resolve("service.log");
    }

    @Override
    public void close() {
        stop();
        client.close();
    }

    private static List<String> program() {
        return isPackaged()
                ? List.of(System.getenv(PROGRAM))
                : java(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dspring.aot.enabled=true", // as in the packaged program
                        "-XX:TieredStopAtLevel=1", // starts faster; no test here measures speed
                        "-XX:+UseSerialGC",
                        "-Xmx400m",
                        "-cp",
                        classPath(),
                        "com.aivors.Aivors");
    }

    /// Returns a command line with the Java of the tests.
    public static List<String> java(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /// Returns whether this is the packaged program of users, and not the classes of the last
    /// compilation.
    public static boolean isPackaged() {
        return System.getenv(PROGRAM) != null;
    }

    /// Returns the class path without the tests, whose logging differs from the service's.
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Returns a port below the ephemeral range, so that a service that is down for a moment can
    /// reuse its port.
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException e) {
                // Another process uses the port.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean await(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
