package com.aivors.bench;

import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Our service as a process of its own.
final class AivorsServer implements HttpContender.Server {

    /// The start command of the prepared program.
    static final Path PROGRAM = Path.of("target", "aivors", "aivors").toAbsolutePath();

    private final Service service;

    private AivorsServer(Service service) {
        this.service = service;
    }

    /// The packaged program, started as a user starts it.
    static AivorsServer packaged(Path home, DatabaseAddress database, List<String> javaOptions) {
        return start(new Service(
                home,
                List.of(PROGRAM.toString()),
                Map.of("DATABASE_URL", Cluster.url(database), "JDK_JAVA_OPTIONS", String.join(" ", javaOptions))));
    }

    /// The same, where a webhook is read and its secret checked, and nothing else.
    static AivorsServer bare(Path home, DatabaseAddress database, List<String> javaOptions) {
        var options = new ArrayList<>(javaOptions);
        // As packaging/aivors chooses them.
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
