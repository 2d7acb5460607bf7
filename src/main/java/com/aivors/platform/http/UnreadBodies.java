package com.aivors.platform.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Reads and drops what is left of a body once its answer is written. Jetty would close the
/// connection, and closing with unread bytes resets it before the sender has read the answer.
final class UnreadBodies extends Handler.Wrapper {

    /// Senders of larger bodies have to bear it.
    private static final int MOST_BYTES = 16 << 20;

    UnreadBodies(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long length = request.getLength();
        // Who asked whether to send a body, and got another answer, does not send it.
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
