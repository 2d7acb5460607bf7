package com.aivors.faults;

import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Forwards requests to several nodes like common load balancers: checks the readiness of each node
/// every second and accepts a change after two equal results, keeps connections alive, tries
/// another node when it cannot connect, and never sends a request twice.
final class Balancer implements AutoCloseable {

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);
    private static final int BELIEVED_AFTER = 2;
    private static final byte[] BAD_GATEWAY =
            "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final List<Service> nodes;
    private final Set<Service> ready = ConcurrentHashMap.newKeySet();
    private final Map<Service, Queue<Upstream>> kept = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param nodes nodes that are ready
    Balancer(List<Service> nodes) {
        this.nodes = nodes;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ready.addAll(nodes);
        nodes.forEach(node -> kept.put(node, new ConcurrentLinkedQueue<>()));
        nodes.forEach(node -> Thread.ofVirtual().start(() -> check(node)));
        Thread.ofVirtual().start(this::accept);
    }

    private record Upstream(Socket socket, InputStream in) implements AutoCloseable {

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // The result of closing does not matter.
            }
        }

        /// Returns whether the node has not closed the connection.
        boolean isOpen() {
            try {
                socket.setSoTimeout(1);
                return in.read() >= 0;
            } catch (SocketTimeoutException e) {
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void check(Service node) {
        int differs = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!closed) {
                differs = isReady(client, node) == ready.contains(node) ? 0 : differs + 1;
                if (differs == BELIEVED_AFTER) {
                    differs = 0;
                    if (!ready.remove(node)) {
                        ready.add(node);
                    }
                }
                LockSupport.parkNanos(BETWEEN_CHECKS.toNanos());
            }
        }
    }

    static boolean isReady(HttpClient client, Service node) {
        try {
            return client.send(
                                    HttpRequest.newBuilder(node.address().resolve("/actuator/health/readiness"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = new BufferedInputStream(client.getInputStream());
            for (byte[] request = RawHttp.message(in); request.length > 0; request = RawHttp.message(in)) {
                client.getOutputStream().write(forward(request));
            }
        } catch (IOException e) {
            // The client has disconnected.
        } finally {
            clients.remove(client);
        }
    }

    private byte[] forward(byte[] request) {
        List<Service> candidates = candidates();
        for (Service node : candidates) {
            Upstream upstream;
            try {
                upstream = connect(node);
            } catch (IOException e) {
                continue; // nothing was sent, so another node may get it
            }
            try {
                upstream.socket().setSoTimeout((int) Load.PATIENCE.toMillis());
                upstream.socket().getOutputStream().write(request);
                byte[] answer = RawHttp.message(upstream.in());
                if (answer.length == 0) {
                    throw new IOException("no answer");
                }
                keep(node, upstream, answer);
                return answer;
            } catch (IOException e) {
                upstream.close();
                return BAD_GATEWAY;
            }
        }
        return BAD_GATEWAY;
    }

    /// Returns the ready nodes, beginning with the next one in turn.
    private List<Service> candidates() {
        int first = Math.floorMod(turn.getAndIncrement(), nodes.size());
        return Stream.concat(nodes.stream().skip(first), nodes.stream().limit(first))
                .filter(ready::contains)
                .toList();
    }

    private Upstream connect(Service node) throws IOException {
        Queue<Upstream> idle = kept.getOrDefault(node, new ConcurrentLinkedQueue<>());
        for (Upstream upstream = idle.poll(); upstream != null; upstream = idle.poll()) {
            if (upstream.isOpen()) {
                return upstream;
            }
            upstream.close();
        }
        var socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), node.address().getPort()),
                    1_000);
        } catch (IOException e) {
            socket.close();
            throw new ConnectException(e.getMessage());
        }
        socket.setTcpNoDelay(true);
        return new Upstream(socket, new BufferedInputStream(socket.getInputStream()));
    }

    private void keep(Service node, Upstream upstream, byte[] answer) {
        boolean closes = new String(answer, 0, Math.min(answer.length, 1_000), StandardCharsets.ISO_8859_1)
                .toLowerCase(java.util.Locale.ROOT)
                .contains("\r\nconnection: close");
        if (closes || !ready.contains(node)) {
            upstream.close();
        } else {
            kept.getOrDefault(node, new ConcurrentLinkedQueue<>()).add(upstream);
        }
    }

    /// Waits until it sends requests to this node, or has stopped sending them.
    void await(Service node, boolean sends) {
        Waiting.until(
                "the balancer " + (sends ? "sends again" : "sends no more"),
                Duration.ofSeconds(30),
                () -> ready.contains(node) == sends);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
        kept.values().forEach(idle -> idle.forEach(Upstream::close));
    }
}
