package com.aivors.faults;

import com.aivors.testing.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// HTTP as no client library would send it.
final class RawHttp {

    private RawHttp() {}

    /// The head of a delivery with a valid secret.
    static String head(String... fields) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nx-n8n-webhook-secret: %s\r\n%s\r\n\r\n"
                .formatted(Service.N8N, Service.N8N_SECRET, String.join("\r\n", fields));
    }

    /// @return what is answered until the connection ends or nothing comes for `patienceMillis`
    static String send(URI node, int patienceMillis, byte[]... parts) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), node.getPort())) {
            socket.setSoTimeout(patienceMillis);
            try {
                for (byte[] part : parts) {
                    socket.getOutputStream().write(part);
                }
            } catch (IOException e) {
                // It has answered before all was sent; the answer may still be there.
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
                // What has come is the answer.
            } catch (IOException e) {
                answer.writeBytes(new byte[0]);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    private static boolean isWhole(ByteArrayOutputStream answer) {
        String text = answer.toString(StandardCharsets.UTF_8);
        return text.contains("\r\n\r\n") && (text.endsWith("}") || text.endsWith("\r\n0\r\n\r\n"));
    }
}
