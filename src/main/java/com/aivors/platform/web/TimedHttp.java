package com.aivors.platform.web;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;

/// Tomcat's HTTP/1.1 with a limit on the whole of a request. Tomcat itself limits the pause
/// between two reads, which a sender of one byte every few seconds never reaches. Public
/// because Tomcat makes it by name.
public final class TimedHttp extends Http11NioProtocol {

    /// From a request's first byte to its last. Retell waits 10 s for its answer.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /// A body that comes faster than this may take its time.
    private static final int BYTES_PER_SECOND = 20_000;

    /// While bodies take up most of what there is for them, nobody may take long: whoever stalls with
    /// a large one would keep others out.
    private static final Duration PATIENCE_WHEN_CROWDED = Duration.ofSeconds(2);

    private static final int BYTES_PER_SECOND_WHEN_CROWDED = 1_000_000;

    /// Without fetching a byte of the answer.
    private static final Duration PATIENCE_FOR_READERS = Duration.ofSeconds(6);

    private static final long LOOK_EVERY_MILLIS = 25;

    /// At each look no more than this, or this share of all, are ended: a crowd that came at once
    /// shall not take the processors from others when it leaves.
    private static final int MOST_ENDED = 5;

    private static final int SHARE_ENDED = 200;

    /// Of an answer, in bytes and in characters. Most are shorter, longer pieces pass it by, and whoever
    /// sends or reads slowly holds it all the while.
    private static final int ANSWER_BUFFER = 2_048;

    /// Tomcat keeps and reuses some, and forgets the others.
    private final Set<Exchange> exchanges = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private volatile Uploads uploads = () -> false;
    private volatile Function<Adapter, Adapter> direct = Function.identity();

    /// To be told before it starts.
    ///
    /// @param direct what comes before the servlets
    void receive(Uploads uploads, Function<Adapter, Adapter> direct) {
        this.uploads = uploads;
        this.direct = direct;
    }

    @Override
    public void setAdapter(Adapter servlets) {
        super.setAdapter(direct.apply(servlets));
    }

    /// The first step of a graceful end, after which the servlets finish what they have.
    @Override
    public void closeServerSocketGraceful() {
        super.closeServerSocketGraceful();
        try {
            if (getAdapter() instanceof DirectAdapter adapter) {
                adapter.finish();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int getDesiredBufferSize() {
        return ANSWER_BUFFER;
    }

    @Override
    protected Processor createProcessor() {
        var exchange = new Exchange();
        exchanges.add(exchange);
        return exchange;
    }

    @Override
    public void start() throws Exception {
        super.start();
        var _ = getUtilityExecutor()
                .scheduleWithFixedDelay(this::endSlowOnes, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void endSlowOnes() {
        List<Exchange> all;
        synchronized (exchanges) {
            all = List.copyOf(exchanges);
        }
        long now = System.nanoTime();
        int most = Math.max(MOST_ENDED, all.size() / SHARE_ENDED);
        for (Exchange exchange : all) {
            if (most > 0 && exchange.endIfSlow(now)) {
                most--;
            }
        }
    }

    /// @param nanos since the first byte of a request
    /// @param bytes of it that are here
    private static boolean isLate(long nanos, long bytes, boolean crowded) {
        Duration patience = crowded ? PATIENCE_WHEN_CROWDED : PATIENCE;
        int pace = crowded ? BYTES_PER_SECOND_WHEN_CROWDED : BYTES_PER_SECOND;
        return nanos > patience.toNanos() + TimeUnit.SECONDS.toNanos(bytes) / pace;
    }

    /// One connection's requests, one after the other.
    private final class Exchange extends Http11Processor {

        private long answered;
        private long written;
        private long writtenSince;

        Exchange() {
            super(TimedHttp.this, TimedHttp.this.getAdapter());
        }

        boolean endIfSlow(long now) {
            // Once: while we look, it may end and the next one begin.
            long began = request.getStartTimeNanos();
            if (socketWrapper instanceof NioSocketWrapper socket && began >= 0) {
                try {
                    return endIfSlow(socket, began, now);
                } catch (IOException | UnsupportedOperationException e) {
                    getLog().debug("ended already", e);
                }
            }
            return false;
        }

        private boolean endIfSlow(NioSocketWrapper socket, long began, long now) throws IOException {
            SocketChannel channel = socket.getSocket().getIOChannel();
            if (channel != null
                    && socket.interestOpsHas(SelectionKey.OP_READ)
                    && isLate(now - began, request.getBytesRead(), uploads.areCrowded())) {
                // As if the sender had hung up: who waits for the body reads its end.
                channel.shutdownInput();
                return true;
            }
            if (channel != null && socket.interestOpsHas(SelectionKey.OP_WRITE) && isStuck(began, now)) {
                // What was not fetched would stay in the kernel for minutes.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                // Who waits to write more learns that there is nobody.
                channel.shutdownOutput();
                return true;
            }
            return false;
        }

        private boolean isStuck(long began, long now) {
            // An answer that another one had before it may be as long by chance.
            if (answered != began || written != response.getBytesWritten(false)) {
                answered = began;
                written = response.getBytesWritten(false);
                writtenSince = now;
            }
            return now - writtenSince > PATIENCE_FOR_READERS.toNanos();
        }
    }
}
