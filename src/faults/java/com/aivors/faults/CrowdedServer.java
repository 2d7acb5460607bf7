package com.aivors.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Refuses no request and gets slower with each waiting one. The overload checks must detect this.
final class CrowdedServer implements AutoCloseable {

    private static final long NANOS_EACH = 1_000_000;
    private static final int COMFORTABLE = 100;

    private final HttpServer server;
    private final ReentrantLock work = new ReentrantLock();
    private final AtomicInteger inside = new AtomicInteger();

    CrowdedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void receive(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        inside.incrementAndGet();
        work.lock();
        try {
            LockSupport.parkNanos(NANOS_EACH * (1 + inside.get() / COMFORTABLE));
        } finally {
            work.unlock();
            inside.decrementAndGet();
        }
        exchange.getResponseHeaders().set("Content-Length", "0");
        exchange.sendResponseHeaders(200, 0);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
