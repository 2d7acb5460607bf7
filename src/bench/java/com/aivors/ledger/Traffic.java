package com.aivors.ledger;

import com.aivors.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Sends the events of the calls: shuffled, with repeats, and with several requests at a time.
final class Traffic {

    private static final int BATCH = 200;
    private static final int SENDERS = 6;
    private static final int MOST_AT_ONCE = 20_000;
    private static final int PARTS = 6;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final long seed;
    private final long calls;
    private final AtomicLong sent = new AtomicLong();

    Traffic(URI server, long seed, long calls) {
        this.address = server.resolve("/api/n8n/retell-webhook");
        this.seed = seed;
        this.calls = calls;
    }

    /// Runs while a part of the calls is sent.
    interface Meanwhile {
        void run(int part);
    }

    /// @param late true sends the events that arrive after the close, and repeats some earlier ones
    void send(boolean late, Meanwhile meanwhile) {
        long size = Math.max(1, Math.min(MOST_AT_ONCE, Math.ceilDiv(calls, PARTS)));
        int part = 0;
        for (long from = 0; from < calls; from += size) {
            int number = part++;
            Thread beside = Thread.ofVirtual().unstarted(() -> meanwhile.run(number));
            var failure = new ArrayList<Throwable>();
            beside.setUncaughtExceptionHandler((_, e) -> failure.add(e));
            beside.start();
            send(events(from, Math.min(calls, from + size), late));
            join(beside);
            if (!failure.isEmpty()) {
                throw new IllegalStateException(failure.getFirst());
            }
        }
    }

    private List<String> events(long from, long to, boolean late) {
        var events = new ArrayList<String>();
        var random = new Random(seed ^ from ^ (late ? 1 : 0));
        for (long number = from; number < to; number++) {
            GeneratedCall call = GeneratedCall.of(seed, number);
            for (GeneratedCall.Version version : call.versions()) {
                boolean again = late && !version.late() && random.nextInt(10) == 0;
                if (version.late() == late || again) {
                    events.addAll(Collections.nCopies(version.copies(), version.json(call)));
                }
            }
        }
        Collections.shuffle(events, random);
        return events;
    }

    private void send(List<String> events) {
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            var answers = new ArrayList<Future<?>>();
            for (int from = 0; from < events.size(); from += BATCH) {
                List<String> batch = events.subList(from, Math.min(events.size(), from + BATCH));
                answers.add(senders.submit(() -> post("[" + String.join(",", batch) + "]")));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
            sent.addAndGet(events.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends a body until it is stored, as a sender must.
    private void post(String body) {
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .POST(BodyPublishers.ofString(body))
                .build();
        for (int i = 0; i < 100; i++) {
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    if (answer.body().contains("\"rejected\"") || answer.body().contains("\"conflict\"")) {
                        throw new IllegalStateException(answer.body());
                    }
                    return;
                }
                if (answer.statusCode() != 503 && answer.statusCode() != 429) {
                    throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
                }
            } catch (IOException e) {
                // The service may have stored the body; it recognises the repeat.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new IllegalStateException("not stored after a hundred tries");
    }

    long sent() {
        return sent.get();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
