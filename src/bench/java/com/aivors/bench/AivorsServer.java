package com.aivors.bench;

import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The service as a separate process.
final class AivorsServer implements HttpContender.Server {

    /// The start command of the packaged program.
    static final Path PROGRAM = Path.of("target", "aivors", "aivors").toAbsolutePath();

    private final Service service;

    private AivorsServer(Service service) {
        this.service = service;
    }

    /// Starts the packaged program as a user does.
    static AivorsServer packaged(Path home, DatabaseAddress database, List<String> javaOptions) {
        return start(new Service(
                home,
                List.of(PROGRAM.toString()),
                Map.of("DATABASE_URL", Cluster.url(database), "JDK_JAVA_OPTIONS", String.join(" ", javaOptions))));
    }

    /// Starts our server with a route that only reads a webhook and checks its secret.
    static AivorsServer bare(Path home, DatabaseAddress database, List<String> javaOptions) {
        var options = new ArrayList<>(javaOptions);
        // The options that packaging/aivors sets.
        options.addAll(List.of("-XX:+UseParallelGC", "-XX:MaxNewSize=32m"));
        options.addAll(List.of("-cp", System.getProperty("java.class.path"), "com.aivors.intake.BareWebhook"));
        List<String> program = Service.java(options.toArray(String[]::new));
        return start(new Service(home, program, Map.of("DATABASE_URL", Cluster.url(database))));
    }

    private static AivorsServer start(Service service) {
        service.start();
        return new AivorsServer(service);
    }

    Service service() {
        return service;
    }

    @Override
    public int port() {
        return service.address().getPort();
    }

    @Override
    public boolean isOnJavaVm() {
        return true;
    }

    @Override
    public void close() {
        service.close();
    }
}
