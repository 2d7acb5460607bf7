package com.aivors.platform.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/// Closes connections whose request head is not complete in time. Jetty limits only the pause
/// between two bytes, which a sender of one byte per second never reaches.
final class SlowHeads extends Handler.Wrapper {

    private static final String ATTRIBUTE = SlowHeads.class.getName();

    /// The time from the first byte of a head to its last byte.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /// Each check closes at most this many connections, or this share of all of them. Closing a
    /// large crowd at once would take the processors from other requests.
    private static final int MOST_CLOSED = 15;

    private static final int SHARE_CLOSED = 200;

    SlowHeads(Handler handler) {
        super(handler);
    }

    /// The state of one connection between two requests.
    private static final class Head {

        private volatile boolean complete;
        private volatile long bytesBefore;
        private volatile long since = System.nanoTime();

        /// The request has been answered; the next bytes belong to the next head.
        void next(Connection connection) {
            bytesBefore = connection.getBytesIn();
            since = System.nanoTime();
            complete = false;
        }

        boolean isSlow(Connection connection, long now) {
            if (complete) {
                return false;
            }
            if (connection.getBytesIn() == bytesBefore) {
                since = now;
                return false;
            }
            return now - since > PATIENCE.toNanos();
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ConnectionMetaData meta = request.getConnectionMetaData();
        Head head = head(meta);
        head.complete = true;
        Request.addCompletionListener(request, _ -> head.next(meta.getConnection()));
        return super.handle(request, response, callback);
    }

    private static Head head(ConnectionMetaData meta) {
        if (meta.getAttribute(ATTRIBUTE) instanceof Head head) {
            return head;
        }
        var head = new Head();
        meta.setAttribute(ATTRIBUTE, head);
        return head;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookAgain();
    }

    private void lookAgain() {
        Scheduler scheduler = getServer().getScheduler();
        if (isStarting() || isStarted()) {
            scheduler.schedule(this::look, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            long now = System.nanoTime();
            for (Connector connector : getServer().getConnectors()) {
                int left =
                        Math.max(MOST_CLOSED, connector.getConnectedEndPoints().size() / SHARE_CLOSED);
                for (EndPoint endPoint : connector.getConnectedEndPoints()) {
                    if (left > 0 && isSlow(endPoint, now)) {
                        endPoint.close();
                        left--;
                    }
                }
            }
        } finally {
            lookAgain();
        }
    }

    private static boolean isSlow(EndPoint endPoint, long now) {
        return endPoint.getConnection() instanceof ConnectionMetaData meta
                && head(meta).isSlow(meta.getConnection(), now);
    }
}
