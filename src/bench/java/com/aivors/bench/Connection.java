package com.aivors.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sender's connection, kept alive until the server closes it. Never blocks.
final class Connection {

    static final int PENDING = 0;
    static final int BROKEN = -1;

    private final Selector selector;
    private final InetSocketAddress server;
    private final Requests requests;
    private final Answer answer = new Answer();
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable ByteBuffer request;
    private boolean waiting;
    private long due;

    Connection(Selector selector, int port, Requests requests) {
        this.selector = selector;
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.requests = requests;
    }

    /// Starts to send the next request.
    ///
    /// @param dueNanos the time when the request is due, from which its latency counts
    /// @return [#PENDING] or [#BROKEN]
    int send(long dueNanos) {
        due = dueNanos;
        waiting = true;
        answer.clear();
        request = requests.next();
        try {
            if (channel == null) {
                open();
                return PENDING;
            }
            return write();
        } catch (IOException e) {
            return broken();
        }
    }

    /// Continues with the ready operations of the channel.
    ///
    /// @return the status of a complete response, otherwise [#PENDING] or [#BROKEN]
    int proceed() {
        SocketChannel open = Objects.requireNonNull(channel);
        SelectionKey selected = Objects.requireNonNull(key);
        try {
            if (selected.isConnectable() && open.finishConnect()) {
                return write();
            }
            if (selected.isReadable()) {
                // A response that exceeds the buffer would read 0 bytes forever, so it counts as
                // broken.
                if (!answer.target().hasRemaining() || open.read(answer.target()) < 0) {
                    return broken();
                }
                if (waiting && answer.isComplete()) {
                    return finish();
                }
            }
            return selected.isValid() && selected.isWritable() ? write() : PENDING;
        } catch (IOException e) {
            return broken();
        }
    }

    long due() {
        return due;
    }

    void close() {
        release();
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The result of closing does not matter.
            }
        }
        channel = null;
    }

    private void open() throws IOException {
        SocketChannel fresh = SocketChannel.open();
        channel = fresh;
        fresh.configureBlocking(false);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = fresh.register(selector, SelectionKey.OP_CONNECT, this);
        if (fresh.connect(server)) {
            write();
        }
    }

    private int write() throws IOException {
        ByteBuffer rest = request;
        if (rest != null) {
            Objects.requireNonNull(channel).write(rest);
        }
        boolean more = rest != null && rest.hasRemaining();
        Objects.requireNonNull(key)
                .interestOps(more ? SelectionKey.OP_WRITE | SelectionKey.OP_READ : SelectionKey.OP_READ);
        if (!more) {
            release();
        }
        return PENDING;
    }

    private int finish() {
        int status = answer.status();
        waiting = false;
        if (answer.closes() || request != null) {
            close();
        }
        return status;
    }

    /// Closes the connection. Its end between two requests is no failure.
    private int broken() {
        close();
        int outcome = waiting ? BROKEN : PENDING;
        waiting = false;
        return outcome;
    }

    private void release() {
        if (request != null) {
            requests.sent(request);
            request = null;
        }
    }
}
