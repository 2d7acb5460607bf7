package com.aivors.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/// A request as Tomcat's connector knows it, before anything is built around it.
final class DirectRequest implements Incoming {

    private final Request request;

    DirectRequest(Request request) {
        this.request = request;
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public long contentLength() {
        return request.getContentLengthLong();
    }

    @Override
    public InputStream body() {
        // Who asked whether to send it shall do so.
        request.getResponse().action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
        return new Content(request);
    }

    @Override
    public String sender() {
        request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, null);
        String forwarded = header("X-Forwarded-For");
        return forwarded == null ? request.remoteAddr().toString() : request.remoteAddr() + " for " + forwarded;
    }

    /// Copies out of the connection's own buffer.
    private static final class Content extends InputStream implements ApplicationBufferHandler {

        private final Request request;
        private ByteBuffer piece = ByteBuffer.allocate(0);

        Content(Request request) {
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            return isThereMore() ? Byte.toUnsignedInt(piece.get()) : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            if (!isThereMore()) {
                return -1;
            }
            int count = Math.min(length, piece.remaining());
            piece.get(bytes, offset, count);
            return count;
        }

        private boolean isThereMore() throws IOException {
            while (!piece.hasRemaining()) {
                if (request.doRead(this) < 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            piece = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return piece;
        }

        /// Only for who collects what was read, as this one does not.
        @Override
        public void expand(int size) {}
    }
}
