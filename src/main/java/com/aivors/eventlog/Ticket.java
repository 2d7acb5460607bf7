package com.aivors.eventlog;

import com.aivors.retell.CallEvent;
import com.aivors.source.Source;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// One event on its way to the database, with the future of its receipt. Keeps only the compressed
/// body: while many events wait for a slow disk, uncompressed bodies would use most of our memory.
///
/// @param event without its body
/// @param bodyBytes the length of the uncompressed body
/// @param compressed the event's body, zstd-compressed
/// @param since the time of admission, from [System#nanoTime]
public record Ticket(
        Source source,
        CallEvent event,
        Instant receivedAt,
        int bodyBytes,
        byte[] compressed,
        long since,
        CompletableFuture<Receipt> receipt)
        implements Queued {

    public static Ticket of(Source source, CallEvent event, Instant receivedAt) {
        return new Ticket(
                source,
                event.withoutBody(),
                receivedAt,
                event.body().length,
                Compressor.compress(event.body()),
                System.nanoTime(),
                new CompletableFuture<>());
    }

    @Override
    public int weight() {
        String transcript = event.facts().transcript();
        return compressed.length + (transcript == null ? 0 : 2 * transcript.length()) + 1_000;
    }
}
