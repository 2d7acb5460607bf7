package com.aivors.bench;

import java.time.Duration;

/// A server that receives the mix over HTTP.
final class HttpContender implements Contender {

    private final String name;
    private final String what;
    private final Server server;
    private final HttpLoad load;
    private final int connections;
    private long acknowledged;

    HttpContender(String name, String what, Server server, Mix mix, int connections) {
        this.name = name;
        this.what = what;
        this.server = server;
        this.load = new HttpLoad(server.port(), Requests.of(mix));
        this.connections = connections;
    }

    /// A server that listens on a port.
    interface Server extends AutoCloseable {

        int port();

        boolean isOnJavaVm();

        @Override
        void close();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public boolean isOnJavaVm() {
        return server.isOnJavaVm();
    }

    @Override
    public Round run(Duration time) {
        Round round = load.closed(connections, time);
        acknowledged += round.done();
        return round;
    }

    /// Returns the number of acknowledged events so far, at least.
    long acknowledged() {
        return acknowledged;
    }

    HttpLoad load() {
        return load;
    }

    @Override
    public void close() {
        server.close();
    }
}
