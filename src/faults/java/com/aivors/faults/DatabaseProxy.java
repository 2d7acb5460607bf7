package com.aivors.faults;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A proxy between the service and PostgreSQL. It parses their protocol (PostgreSQL documentation,
/// chapter 54), lets a test act at a named point of a transaction, and can drop all traffic.
final class DatabaseProxy implements AutoCloseable {

    /// The points of a transaction at which a test can act.
    enum Point {
        /// The service sends the first statement of a batch: its bodies were read and queued.
        STATEMENT,
        /// The service has sent COMMIT; the proxy forwards it after the action.
        COMMIT_SENT,
        /// PostgreSQL has committed; the proxy forwards the response after the action.
        COMMIT_DONE
    }

    private record Trap(Point point, IntConsumer action, CountDownLatch sprung) {}

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private volatile boolean silent;

    DatabaseProxy(int target) {
        this.target = target;
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Drops all traffic without ending a connection, like a network that loses all packets.
    void silence() {
        silent = true;
    }

    /// Forwards new connections again. Old ones stay lost, as after the restart of a firewall.
    void heal() {
        silent = false;
    }

    /// Runs an action once, when the next transaction reaches this point.
    ///
    /// @param action receives the process id of the backend
    /// @return reaches zero when the action is done
    CountDownLatch at(Point point, IntConsumer action) {
        var sprung = new CountDownLatch(1);
        trap.set(new Trap(point, action, sprung));
        return sprung;
    }

    /// Closes every connection.
    void cut() {
        sockets.forEach(DatabaseProxy::close);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> new Session(client).run());
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The result of closing does not matter.
        }
    }

    /// A connection of the service.
    private final class Session {

        private final Socket client;
        private final Set<String> commits = new HashSet<>();
        private volatile int backend;
        private volatile boolean lost;

        Session(Socket client) {
            this.client = client;
        }

        void run() {
            awaitVoice();
            try (client;
                    var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                sockets.add(server);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread answers = Thread.ofVirtual().start(() -> answers(server));
                questions(server);
                close(server);
                answers.join();
                sockets.remove(server);
            } catch (IOException e) {
                // One side has disconnected. Closing informs the other.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                sockets.remove(client);
            }
        }

        private void questions(Socket server) throws IOException {
            var in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 1 << 16));
            OutputStream out = server.getOutputStream();
            byte[] startup = in.readNBytes(4);
            if (startup.length < 4) {
                return;
            }
            pass(out, startup);
            pass(out, in.readNBytes(ByteBuffer.wrap(startup).getInt() - 4));
            for (byte[] message = message(in); message != null; message = message(in)) {
                if (isCommit(message)) {
                    reach(Point.COMMIT_SENT);
                } else if (message[0] == 'B') {
                    reach(Point.STATEMENT);
                }
                pass(out, message);
            }
        }

        private void answers(Socket server) {
            try {
                var in = new DataInputStream(new BufferedInputStream(server.getInputStream(), 1 << 16));
                OutputStream out = client.getOutputStream();
                for (byte[] message = message(in); message != null; message = message(in)) {
                    if (message[0] == 'K') {
                        backend = ByteBuffer.wrap(message, 5, 4).getInt();
                    } else if (message[0] == 'C' && text(message, 5).startsWith("COMMIT")) {
                        reach(Point.COMMIT_DONE);
                    }
                    pass(out, message);
                }
            } catch (IOException e) {
                // The connection has ended.
            } finally {
                close(client);
            }
        }

        /// Reads a whole message with its type; returns null at the end.
        private byte @Nullable [] message(DataInputStream in) throws IOException {
            byte[] head = in.readNBytes(5);
            if (head.length < 5) {
                return null;
            }
            int length = ByteBuffer.wrap(head, 1, 4).getInt() - 4;
            byte[] message = java.util.Arrays.copyOf(head, 5 + length);
            in.readFully(message, 5, length);
            return message;
        }

        /// Detects COMMIT. The driver names a statement when it first prepares it, and then
        /// executes it by name.
        private boolean isCommit(byte[] message) {
            if (message[0] == 'P') {
                String name = text(message, 5);
                String sql = text(message, 5 + name.getBytes(StandardCharsets.UTF_8).length + 1);
                boolean commit = sql.equalsIgnoreCase("COMMIT");
                if (commit) {
                    commits.add(name);
                } else {
                    commits.remove(name);
                }
                return false;
            }
            if (message[0] == 'B') {
                String portal = text(message, 5);
                return commits.contains(text(message, 5 + portal.length() + 1));
            }
            return message[0] == 'Q' && text(message, 5).equalsIgnoreCase("COMMIT");
        }

        private void reach(Point point) {
            Trap set = trap.get();
            if (set != null && set.point() == point && trap.compareAndSet(set, null)) {
                set.action().accept(backend);
                set.sprung().countDown();
            }
        }

        private void pass(OutputStream out, byte[] bytes) throws IOException {
            if (silent) {
                lost = true;
            }
            if (lost) {
                awaitEnd();
            }
            out.write(bytes);
        }

        private void awaitVoice() {
            while (silent && !client.isClosed()) {
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }

        /// Waits for the end of a lost connection. Messages that were under way never arrive.
        private void awaitEnd() throws IOException {
            while (!client.isClosed() && !listener.isClosed()) {
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            throw new IOException("lost");
        }

        private static String text(byte[] message, int from) {
            int end = from;
            while (end < message.length && message[end] != 0) {
                end++;
            }
            return new String(message, from, Math.max(0, end - from), StandardCharsets.UTF_8);
        }
    }
}
