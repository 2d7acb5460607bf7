package com.aivors.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Sends the mix to a server from one thread. It shares the processors with the server, so it only
/// copies a prebuilt body, writes it, and looks for the end of the response.
final class HttpLoad {

    private static final long DRAIN = TimeUnit.SECONDS.toNanos(10);

    /// Requests that are due within this time are sent together, because shorter pauses cost more
    /// than the sending.
    private static final long TICK = TimeUnit.MICROSECONDS.toNanos(300);

    /// At low rates, shorter pauses cost little. A longer pause would add to the measured latency.
    private static final long SHORT_TICK = TimeUnit.MICROSECONDS.toNanos(20);

    private static final long SELDOM = TimeUnit.MILLISECONDS.toNanos(10);

    private final int port;
    private final Requests requests;

    HttpLoad(int port, Requests requests) {
        this.port = port;
        this.requests = requests;
    }

    /// Sends on all connections, each with the next request after its response.
    Round closed(int connections, Duration time) {
        return run(0, connections, time, Long.MAX_VALUE);
    }

    /// Sends this number of requests as fast as the connections allow.
    Round all(int connections, long count) {
        return run(0, connections, Duration.ofHours(1), count);
    }

    /// Sends at a constant rate, whatever the server does. Latencies count from the time when a
    /// request was due.
    Round paced(double perSecond, int connections, Duration time) {
        return run(TimeUnit.SECONDS.toNanos(1) / perSecond, connections, time, Long.MAX_VALUE);
    }

    private Round run(double step, int most, Duration time, long count) {
        try (Selector selector = Selector.open()) {
            return new Run(selector, step, most, time, count).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Run {

        private final Selector selector;
        private final double step;
        private final int most;
        private final long limit;
        private final long begin = System.nanoTime();
        private final long end;
        private final ArrayDeque<Connection> idle = new ArrayDeque<>();
        private final Latencies latencies = new Latencies();
        private int underWay;
        private long arrived;
        private long done;
        private long refused;
        private long failed;
        private long unsent;

        /// @param step nanoseconds between two requests; 0 sends whenever a connection is free
        Run(Selector selector, double step, int most, Duration time, long limit) {
            this.selector = selector;
            this.step = step;
            this.most = most;
            this.limit = limit;
            this.end = begin + time.toNanos();
        }

        Round run() throws IOException {
            long now = begin;
            while (mayGoOn(now)) {
                if (now < end) {
                    sendDue(now);
                }
                await(now);
                now = System.nanoTime();
            }
            for (SelectionKey key : selector.keys()) {
                ((Connection) key.attachment()).close();
            }
            return new Round((Math.min(end, now) - begin) / 1e9, done, refused, failed, unsent, latencies);
        }

        private boolean mayGoOn(long now) {
            return (now < end && arrived < limit) || (underWay > 0 && now < end + DRAIN);
        }

        private void sendDue(long now) {
            if (step == 0) {
                for (int i = 0; i < most && arrived < limit && underWay < most; i++) {
                    arrived++;
                    send(free(), now);
                }
                return;
            }
            for (long due = due(); due <= now; due = due()) {
                arrived++;
                if (underWay < most) {
                    send(free(), due);
                } else {
                    unsent++;
                }
            }
        }

        private long due() {
            return begin + (long) (arrived * step);
        }

        private Connection free() {
            Connection free = idle.poll();
            return free == null ? new Connection(selector, port, requests) : free;
        }

        private void send(Connection connection, long due) {
            underWay++;
            count(connection, connection.send(due));
        }

        private void await(long now) throws IOException {
            long wait = now >= end ? 10_000_000 : step == 0 ? 100_000_000 : due() - now;
            if (wait > 1_500_000) {
                selector.select(this::proceed, wait / 1_000_000);
            } else {
                LockSupport.parkNanos(step > SELDOM ? SHORT_TICK : TICK);
                selector.selectNow(this::proceed);
            }
        }

        private void proceed(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            count(connection, connection.proceed());
        }

        private void count(Connection connection, int outcome) {
            if (outcome == Connection.PENDING) {
                return;
            }
            underWay--;
            idle.push(connection);
            long now = System.nanoTime();
            if (now > end) {
                return;
            }
            switch (outcome) {
                case 200 -> {
                    done++;
                    latencies.add(now - connection.due());
                }
                case 503 -> refused++;
                default -> failed++;
            }
        }
    }
}
