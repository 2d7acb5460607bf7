package com.aivors.faults;

import com.aivors.testing.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends HTTP that no client library would send.
final class RawHttp {

    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");

    private RawHttp() {}

    /// Returns the head of a delivery with a valid secret.
    static String head(String... fields) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nx-n8n-webhook-secret: %s\r\n%s\r\n\r\n"
                .formatted(Service.N8N, Service.N8N_SECRET, String.join("\r\n", fields));
    }

    /// @return the response until the connection ends or nothing arrives for `patienceMillis`
    static String send(URI node, int patienceMillis, byte[]... parts) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), node.getPort())) {
            socket.setSoTimeout(patienceMillis);
            try {
                for (byte[] part : parts) {
                    socket.getOutputStream().write(part);
                }
            } catch (IOException e) {
                // The server responded before the request was complete; its response may still be
                // readable.
            }
            var answer = new ByteArrayOutputStream();
            try {
                byte[] some = new byte[8_192];
                for (int n = socket.getInputStream().read(some);
                        n > 0;
                        n = socket.getInputStream().read(some)) {
                    answer.write(some, 0, n);
                    if (isWhole(answer)) {
                        break;
                    }
                }
            } catch (SocketTimeoutException e) {
                // The data received so far is the response.
            } catch (IOException e) {
                answer.writeBytes(new byte[0]);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /// Reads the next complete request or response.
    ///
    /// @return empty at the end of the connection
    static byte[] message(InputStream in) throws IOException {
        var message = new ByteArrayOutputStream();
        String head = head(in, message);
        if (head.isEmpty()) {
            return new byte[0];
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
            message.writeBytes(body);
        } else if (head.contains("\r\ntransfer-encoding: chunked")) {
            int bytes;
            do {
                bytes = Integer.parseInt(line(in, message).strip(), 16);
                message.writeBytes(in.readNBytes(bytes + 2));
            } while (bytes > 0);
        }
        return message.toByteArray();
    }

    private static String head(InputStream in, ByteArrayOutputStream message) throws IOException {
        var head = new StringBuilder();
        for (String line = line(in, message); !line.isEmpty(); line = line(in, message)) {
            head.append(line.toLowerCase(Locale.ROOT));
            if (line.equals("\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    /// Reads a line, including its line break.
    private static String line(InputStream in, ByteArrayOutputStream message) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            message.write(next);
            line.append((char) next);
            if (next == '\n') {
                return line.toString();
            }
        }
        return "";
    }

    static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    private static boolean isWhole(ByteArrayOutputStream answer) {
        String text = answer.toString(StandardCharsets.UTF_8);
        return text.contains("\r\n\r\n") && (text.endsWith("}") || text.endsWith("\r\n0\r\n\r\n"));
    }
}
