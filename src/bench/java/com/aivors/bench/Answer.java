package com.aivors.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// An HTTP response, parsed only as far as needed for its status and its end.
final class Answer {

    private final ByteBuffer bytes = ByteBuffer.allocate(16 << 10);
    private int bodyAt;
    private int length;
    private boolean chunked;
    private int status;
    private boolean closes;

    /// Returns the buffer for received bytes.
    ByteBuffer target() {
        return bytes;
    }

    void clear() {
        bytes.clear();
        bodyAt = 0;
        status = 0;
    }

    boolean isComplete() {
        if (bodyAt == 0 && !readHead()) {
            return false;
        }
        int end = bytes.position();
        return chunked ? end - bodyAt >= 5 && endsWith("0\r\n\r\n", end) : end - bodyAt >= length;
    }

    int status() {
        return status;
    }

    /// Returns whether the server closes the connection after this response.
    boolean closes() {
        return closes;
    }

    private boolean readHead() {
        int end = bytes.position();
        for (int at = 0; at < end - 3; at++) {
            if (bytes.get(at) == '\r' && bytes.get(at + 2) == '\r') {
                String head = new String(bytes.array(), 0, at, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
                bodyAt = at + 4;
                status = Integer.parseInt(head, 9, 12, 10);
                chunked = head.contains("\r\ntransfer-encoding: chunked");
                closes = head.contains("\r\nconnection: close");
                int field = head.indexOf("\r\ncontent-length:");
                length = field < 0
                        ? 0
                        : Integer.parseInt(
                                head.substring(field + 17).split("\r", 2)[0].strip());
                return true;
            }
        }
        return false;
    }

    private boolean endsWith(String text, int end) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes.get(end - text.length() + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
