package com.aivors.isolation;

import com.aivors.testing.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An open live stream as text.
final class LiveCalls implements AutoCloseable {

    private final InputStream body;
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    private LiveCalls(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(() -> {
            try (var stream = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                    arrived.add(line);
                }
            } catch (IOException e) {
                // The stream is closed.
            }
        });
    }

    /// @param lastEventId the event after which the stream resumes
    static LiveCalls open(Api client, String lastEventId) {
        return new LiveCalls(client.with("Last-Event-ID", lastEventId).open("/api/calls/live"));
    }

    /// @return everything since the last call, up to the line that completes `expected`
    String until(String... expected) throws InterruptedException {
        var text = new StringBuilder();
        while (!Stream.of(expected).allMatch(text.toString()::contains)) {
            String line = arrived.poll(10, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no " + List.of(expected) + " in: " + text);
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        // The reader is locked while it waits for a line.
        body.close();
    }
}
