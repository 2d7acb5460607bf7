package com.aivors.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A connection of a [Flood]: sends one request after the other, without its own thread.
final class FloodConnection {

    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(8_192);
    private ByteBuffer[] out = {};
    private int number;
    private long from;

    private FloodConnection(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.key = channel.register(selector, 0, this);
    }

    /// @param status 0 when there was no response
    record Answer(int status, boolean retryAfter, boolean closes, long millis) {}

    static FloodConnection open(InetSocketAddress node, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(node);
        channel.configureBlocking(false);
        return new FloodConnection(channel, selector);
    }

    void send(int number, byte[] body) {
        this.number = number;
        this.from = System.nanoTime();
        String head = RawHttp.head("Content-Length: " + body.length);
        out = new ByteBuffer[] {ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)), ByteBuffer.wrap(body)};
        in.clear();
        key.interestOps(SelectionKey.OP_WRITE);
    }

    int number() {
        return number;
    }

    /// @return null while the response is incomplete
    @Nullable
    Answer proceed() {
        try {
            if (key.isWritable()) {
                channel.write(out);
                if (!out[1].hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
            }
            if (key.isValid() && key.isReadable()) {
                boolean ended = channel.read(in) < 0;
                Answer answer = answer();
                return answer == null && ended ? broken() : answer;
            }
            return null;
        } catch (IOException e) {
            return broken();
        }
    }

    private Answer broken() {
        return new Answer(0, false, true, millis());
    }

    private @Nullable Answer answer() {
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return null;
        }
        String head = text.substring(0, end).toLowerCase(Locale.ROOT);
        Matcher length = LENGTH.matcher(head);
        boolean whole = length.find()
                ? text.length() >= end + 4 + Integer.parseInt(length.group(1))
                : text.endsWith("\r\n0\r\n\r\n");
        if (!whole) {
            return null;
        }
        key.interestOps(0);
        return new Answer(
                RawHttp.status(text),
                head.contains("\r\nretry-after:"),
                head.contains("\r\nconnection: close"),
                millis());
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // The result of closing does not matter.
        }
    }
}
