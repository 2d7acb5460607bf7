package com.aivors.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Sends raw requests that no library would send.
public final class Wire {

    private static final int SILENCE_MILLIS = 2_000;

    /// The maximum wait for a response. A busy machine is slow.
    private static final int PATIENCE_MILLIS = 30_000;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: ([0-9]+)\r\n");

    private Wire() {}

    /// Sends a request unchanged.
    ///
    /// @param request ends with an empty line and, if there is one, the body
    /// @return the bytes until the server closes the connection or stays silent
    public static String send(TestServer server, String request) {
        return send(server, request, SILENCE_MILLIS, answer -> false);
    }

    /// Sends a request unchanged and returns its response without waiting for further bytes.
    public static String answer(TestServer server, String request) {
        return send(server, request, PATIENCE_MILLIS, Wire::isWhole);
    }

    /// @param firstMillis the maximum time until the first byte
    private static String send(TestServer server, String request, int firstMillis, Predicate<String> enough) {
        try (var socket = new Socket("localhost", server.address().getPort())) {
            socket.setSoTimeout(firstMillis);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new ByteArrayOutputStream();
            try {
                byte[] part = new byte[8_192];
                int n = socket.getInputStream().read(part);
                socket.setSoTimeout(SILENCE_MILLIS);
                while (n > 0) {
                    answer.write(part, 0, n);
                    n = enough.test(answer.toString(StandardCharsets.ISO_8859_1))
                            ? -1
                            : socket.getInputStream().read(part);
                }
            } catch (SocketTimeoutException e) {
                // The server keeps the connection open for the next request.
            }
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a request without a body and returns its response.
    ///
    /// @param headers whole lines
    public static String ask(TestServer server, String method, String target, String... headers) {
        var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return answer(server, request + "Connection: close\r\n\r\n");
    }

    private static boolean isWhole(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        var length = LENGTH.matcher(answer);
        if (end < 0) {
            return false;
        }
        return length.find()
                ? answer.length() - end - 4 >= Integer.parseInt(length.group(1))
                : answer.endsWith("\r\n0\r\n\r\n");
    }

    public static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
