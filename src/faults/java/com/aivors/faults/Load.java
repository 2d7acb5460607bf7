package com.aivors.faults;

import com.aivors.testing.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Sends events on several connections at a constant rate, and records requests and responses in a
/// ledger.
final class Load implements AutoCloseable {

    /// Longer than Retell waits. A request without a response by then counts as hanging.
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Ledger ledger = new Ledger();
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> senders = new ArrayList<>();
    private final List<Said> said;
    private final List<URI> nodes;
    private final double perSecond;
    private final long began = System.nanoTime();
    private volatile boolean stopped;

    private Load(List<Said> said, List<URI> nodes, int connections, double perSecond) {
        this.said = said;
        this.nodes = nodes;
        this.perSecond = perSecond;
        for (int i = 0; i < connections; i++) {
            senders.add(Thread.ofVirtual().start(this::send));
        }
    }

    /// Starts to send the events in their order, alternating between the nodes.
    static Load begin(List<Said> said, List<URI> nodes, int connections, double perSecond) {
        return new Load(said, nodes, connections, perSecond);
    }

    /// Sends all events as fast as the connections allow.
    static Ledger all(List<Said> said, List<URI> nodes, int connections) {
        try (Load load = begin(said, nodes, connections, Double.MAX_VALUE)) {
            return load.finish();
        }
    }

    /// Sends unacknowledged events again, as senders do, until all are acknowledged or the time is
    /// over.
    static Ledger settle(Ledger ledger, List<URI> nodes, Duration patience) {
        var all = new Ledger();
        all.add(ledger);
        long deadline = System.nanoTime() + patience.toNanos();
        for (List<Said> open = all.unacknowledged();
                !open.isEmpty() && System.nanoTime() < deadline;
                open = all.unacknowledged()) {
            all.add(Load.all(open, nodes, 16));
        }
        return all;
    }

    Ledger ledger() {
        return ledger;
    }

    boolean isDone() {
        return next.get() >= said.size();
    }

    /// Waits until all events are sent and answered.
    Ledger finish() {
        for (Thread sender : senders) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return ledger;
    }

    /// Stops sending and waits for outstanding responses.
    Ledger stop() {
        stopped = true;
        return finish();
    }

    @Override
    public void close() {
        stop();
        client.close();
    }

    private void send() {
        for (int i = next.getAndIncrement(); i < said.size() && !stopped; i = next.getAndIncrement()) {
            long due = began + (long) (i / perSecond * TimeUnit.SECONDS.toNanos(1));
            for (long wait = due - System.nanoTime(); wait > 0 && !stopped; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(Math.min(wait, 50_000_000));
            }
            if (!stopped) {
                ledger.add(send(client, nodes.get(i % nodes.size()), said.get(i)));
            }
        }
    }

    static Sent send(HttpClient client, URI node, Said said) {
        long at = System.currentTimeMillis();
        long from = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(node.resolve(Service.N8N))
                            .timeout(PATIENCE)
                            .header("x-n8n-webhook-secret", Service.N8N_SECRET)
                            .header("content-type", "application/json")
                            .POST(BodyPublishers.ofByteArray(said.body()))
                            .build(),
                    BodyHandlers.ofByteArray());
            return new Sent(
                    said,
                    at,
                    answer.statusCode(),
                    elapsed(from),
                    answer.headers().firstValue("Retry-After").isPresent());
        } catch (IOException e) {
            return new Sent(said, at, 0, elapsed(from), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sent(said, at, 0, elapsed(from), false);
        }
    }

    private static long elapsed(long from) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }
}
