package com.aivors.platform.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Reads and drops the rest of a request body after its answer is written. Otherwise Jetty would
/// close the connection, and closing it with unread bytes resets it before the sender has read the
/// answer.
final class UnreadBodies extends Handler.Wrapper {

    /// Larger bodies are not drained; their senders may see a reset.
    private static final int MOST_BYTES = 16 << 20;

    UnreadBodies(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long length = request.getLength();
        // A sender that used `Expect: 100-continue` and got a final answer does not send the body.
        boolean drop =
                length > 0 && length <= MOST_BYTES && !request.getHeaders().contains(HttpHeader.EXPECT);
        return super.handle(request, response, drop ? dropping(request, callback) : callback);
    }

    private static Callback dropping(Request request, Callback callback) {
        return Callback.from(
                () -> Content.Source.consumeAll(request, Callback.from(callback::succeeded, _ -> callback.succeeded())),
                callback::failed);
    }
}
