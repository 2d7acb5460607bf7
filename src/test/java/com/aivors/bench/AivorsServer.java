package com.aivors.bench;

import com.aivors.launcher.Relaunch;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Our service as a process of its own.
final class AivorsServer implements HttpContender.Server {

    static final Path JAR = Path.of("target", "aivors.jar").toAbsolutePath();

    private final Service service;

    private AivorsServer(Service service) {
        this.service = service;
    }

    /// The packaged jar, started as a user starts it.
    static AivorsServer packaged(Path home, DatabaseAddress database, List<String> javaOptions) {
        var program = new ArrayList<>(javaOptions);
        program.addAll(List.of("-jar", JAR.toString()));
        return start(new Service(home, program, Map.of("DATABASE_URL", Cluster.url(database))));
    }

    /// The same, where a webhook is read and its secret checked, and nothing else.
    static AivorsServer bare(Path home, DatabaseAddress database, List<String> javaOptions) {
        var program = new ArrayList<>(javaOptions);
        // As the packaged jar chooses them.
        program.addAll(List.of(Relaunch.COLLECTOR, Relaunch.YOUNG));
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), "com.aivors.intake.BareWebhook"));
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
