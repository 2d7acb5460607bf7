package com.aivors.identity;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An SMTP server (RFC 5321) that keeps the received mails.
final class FakeMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();

    FakeMailServer() {
        try {
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    String url() {
        return "smtp://localhost:" + socket.getLocalPort() + "?from=calls@agency.test";
    }

    /// Returns the next mail with its headers, without quoted-printable line breaks.
    String next() throws InterruptedException {
        return raw().replace("=\r\n", "").replace("=3D", "=");
    }

    /// Returns the next mail as a mail program parses it.
    MimeMessage read() throws InterruptedException, MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(raw().getBytes(StandardCharsets.UTF_8)));
    }

    private String raw() throws InterruptedException {
        String mail = mails.poll(10, TimeUnit.SECONDS);
        if (mail == null) {
            throw new AssertionError("no mail came");
        }
        return mail;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                converse(connection);
            } catch (IOException e) {
                // The next connection may succeed. A closed socket ends the loop.
                Thread.onSpinWait();
            }
        }
    }

    private void converse(Socket connection) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = connection.getOutputStream();
        say(out, "220 ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("DATA")) {
                say(out, "354 go on");
                var mail = new StringBuilder();
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    // SMTP doubles a dot at the beginning of a line.
                    mail.append(text.startsWith(".") ? text.substring(1) : text).append("\r\n");
                }
                mails.add(mail.toString());
            }
            say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
