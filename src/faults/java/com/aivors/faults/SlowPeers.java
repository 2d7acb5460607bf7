package com.aivors.faults;

import com.aivors.testing.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Many clients that send or read one byte every two seconds, so that they do not count as idle.
final class SlowPeers implements AutoCloseable {

    /// A large public response that fills all buffers.
    static final String LARGE = "/api/swagger-ui/swagger-ui-bundle.js";

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_EVERY_MILLIS = 20;

    /// Eight times the rate of slowhttptest. All connections are open before the first one is
    /// closed.
    private static final int PER_SECOND = 400;

    enum Kind {
        /// Never completes its head.
        HEADER("POST " + Service.N8N + " HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
        /// Never completes its body.
        BODY(RawHttp.head("Content-Length: 100000") + "{\"slow\":\""),
        /// Requests more than the buffers hold and does not read it.
        READ("GET " + LARGE + " HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(6));

        private final String beginning;

        Kind(String beginning) {
            this.beginning = beginning;
        }
    }

    private final class Peer {

        private final Kind kind;
        private final SocketChannel channel;
        private final long opened = System.nanoTime();
        private long next = opened + PAUSE_NANOS;
        private volatile long closedAfter = -1;

        Peer(Kind kind, int port) throws IOException {
            this.kind = kind;
            channel = SocketChannel.open();
            if (kind == Kind.READ) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, 2_048);
            }
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.write(ByteBuffer.wrap(kind.beginning.getBytes(StandardCharsets.US_ASCII)));
            if (kind != Kind.READ) {
                channel.register(closings, SelectionKey.OP_READ, this);
            }
        }

        boolean isDue(long now) {
            return now - next >= 0;
        }

        void act(ByteBuffer scrap) {
            next += PAUSE_NANOS;
            try {
                channel.read(scrap.clear().limit(1));
                channel.write(ByteBuffer.wrap(new byte[] {'x'}));
            } catch (IOException e) {
                end();
            }
        }

        void hear(ByteBuffer scrap) {
            try {
                if (channel.read(scrap.clear()) < 0) {
                    end();
                }
            } catch (IOException e) {
                end();
            }
        }

        boolean isClosed() {
            return closedAfter >= 0;
        }

        private void end() {
            closedAfter = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened);
            SelectionKey key = channel.keyFor(closings);
            if (key != null) {
                key.cancel();
            }
        }
    }

    private final List<Peer> peers = new CopyOnWriteArrayList<>();

    /// The peers in the order of their turns. All have equal pauses, so the first in the queue is
    /// due first.
    private final Queue<Peer> turns = new ConcurrentLinkedQueue<>();

    private final Selector closings = Selector.open();
    private final Thread mover = Thread.ofPlatform().daemon().start(this::move);
    private volatile boolean stopped;

    /// Opens the connections at a constant rate and returns when all are open.
    ///
    /// @param each the number of connections per kind
    SlowPeers(URI node, int each, List<Kind> kinds) throws IOException {
        long began = System.nanoTime();
        for (int i = 0; i < each * kinds.size(); i++) {
            var peer = new Peer(kinds.get(i % kinds.size()), node.getPort());
            peers.add(peer);
            turns.add(peer);
            long due = began + TimeUnit.SECONDS.toNanos(i + 1) / PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /// Handles only peers with work to do, so that the server has the processors.
    private void move() {
        ByteBuffer scrap = ByteBuffer.allocate(4_096);
        try {
            while (!stopped) {
                closings.select(key -> ((Peer) key.attachment()).hear(scrap), LOOK_EVERY_MILLIS);
                long now = System.nanoTime();
                for (Peer peer = turns.peek(); peer != null && peer.isDue(now); peer = turns.peek()) {
                    turns.remove();
                    if (!peer.isClosed()) {
                        peer.act(scrap);
                        turns.add(peer);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns how long the server kept each connection, once all are closed or the time is over.
    /// Connections that are still open have the maximum value.
    List<Long> borne(Kind kind, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until && of(kind).contains(-1L)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return of(kind).stream()
                .map(millis -> millis < 0 ? Long.MAX_VALUE : millis)
                .toList();
    }

    private List<Long> of(Kind kind) {
        return peers.stream()
                .filter(peer -> peer.kind == kind)
                .map(peer -> peer.closedAfter)
                .toList();
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        try {
            mover.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closings.close();
        for (Peer peer : peers) {
            peer.channel.close();
        }
    }
}
