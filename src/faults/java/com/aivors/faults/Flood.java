package com.aivors.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends more requests than the service can serve, at a constant rate that does not adapt to it.
/// Repeats each refused request after a second. Uses one thread, because it shares the machine with
/// the service that it measures.
final class Flood {

    /// Stores one of this number of events in the ledger.
    private static final int SAMPLE = 20;

    private static final long COME_AGAIN = TimeUnit.SECONDS.toNanos(1);
    private static final long WINDING_DOWN = TimeUnit.SECONDS.toNanos(6);

    private record Due(int number, long at) {}

    private final InetSocketAddress node;
    private final List<Template> templates;
    private final AtomicInteger numbers;
    private final int connections;
    private final double perSecond;
    private final Selector selector;
    private final ArrayDeque<FloodConnection> idle = new ArrayDeque<>();
    private final ArrayDeque<Due> again = new ArrayDeque<>();
    private final List<Long> accepted = new ArrayList<>();
    private final List<Long> refused = new ArrayList<>();
    private final Map<Integer, FloodConnection.Answer> sampled = new HashMap<>();
    private long began;
    private int sent;
    private int wrong;

    private Flood(URI node, List<Template> templates, AtomicInteger numbers, int connections, double perSecond) {
        this.node = new InetSocketAddress(InetAddress.getLoopbackAddress(), node.getPort());
        this.templates = templates;
        this.numbers = numbers;
        this.connections = connections;
        this.perSecond = perSecond;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param offered sent requests per second
    /// @param goodput acknowledged requests per second
    /// @param accepted the duration of each acknowledged response, in milliseconds; `refused` the
    ///     same for 503 responses
    /// @param wrong the number of broken connections and of responses that are neither 200 nor 503
    ///     with Retry-After
    record Outcome(double offered, double goodput, List<Long> accepted, List<Long> refused, int wrong, Ledger sample) {}

    /// @param numbers the counter of event numbers, so that no run repeats the events of another
    /// @param connections opened beforehand; this is the most requests under way at once
    static Outcome run(
            URI node,
            List<Template> templates,
            AtomicInteger numbers,
            int connections,
            double perSecond,
            Duration time) {
        try {
            return new Flood(node, templates, numbers, connections, perSecond).run(time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome run(Duration time) throws IOException {
        try (selector) {
            for (int i = 0; i < connections; i++) {
                idle.add(FloodConnection.open(node, selector));
            }
            began = System.nanoTime();
            long ends = began + time.toNanos();
            while (System.nanoTime() < ends) {
                sendWhatIsDue();
                selector.select(this::onReady, 1);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            double offered = sent / seconds;
            double goodput = accepted.size() / seconds;
            // Waits for outstanding responses. They count for the ledger, but not for the rate.
            while (idle.size() < connections && System.nanoTime() < ends + WINDING_DOWN) {
                selector.select(this::onReady, 10);
            }
            selector.keys().forEach(key -> ((FloodConnection) key.attachment()).close());
            return new Outcome(offered, goodput, accepted, refused, wrong, ledger());
        }
    }

    private void sendWhatIsDue() {
        long due = (long) ((System.nanoTime() - began) / 1e9 * perSecond);
        // Does not send all late requests at once.
        for (int burst = 0; sent < due && burst < 64; burst++) {
            FloodConnection connection = idle.poll();
            if (connection == null) {
                return;
            }
            int number = next();
            sent++;
            connection.send(number, templates.get(number % templates.size()).body(number));
        }
    }

    /// Returns the number of a refused event whose pause is over, or else a new number.
    private int next() {
        Due due = again.peek();
        if (due != null && due.at() < System.nanoTime()) {
            again.remove();
            return due.number();
        }
        return numbers.getAndIncrement();
    }

    private void onReady(SelectionKey key) {
        try {
            proceed(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void proceed(SelectionKey key) throws IOException {
        var connection = (FloodConnection) key.attachment();
        FloodConnection.Answer answer = connection.proceed();
        if (answer == null) {
            return;
        }
        note(connection.number(), answer);
        if (answer.status() == 0 || answer.closes()) {
            connection.close();
            idle.add(FloodConnection.open(node, selector));
        } else {
            idle.add(connection);
        }
    }

    private void note(int number, FloodConnection.Answer answer) {
        if (answer.status() == 200) {
            accepted.add(answer.millis());
        } else {
            again.add(new Due(number, System.nanoTime() + COME_AGAIN));
            if (answer.status() == 503 && answer.retryAfter()) {
                refused.add(answer.millis());
            } else {
                wrong++;
            }
        }
        if (number % SAMPLE == 0) {
            sampled.merge(number, answer, (before, now) -> before.status() == 200 ? before : now);
        }
    }

    private Ledger ledger() {
        var ledger = new Ledger();
        sampled.forEach((number, answer) -> ledger.add(new Sent(
                templates.get(number % templates.size()).said(number),
                0,
                answer.status(),
                answer.millis(),
                answer.retryAfter())));
        return ledger;
    }
}
