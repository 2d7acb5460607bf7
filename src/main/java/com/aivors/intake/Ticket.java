package com.aivors.intake;

import com.aivors.retell.CallEvent;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// One event on its way to the database, and the promise of its receipt.
///
/// @param compressed the event's body, zstd
/// @param since when it was taken in, by [System#nanoTime]
record Ticket(
        Source source,
        CallEvent event,
        Instant receivedAt,
        byte[] compressed,
        long since,
        CompletableFuture<Receipt> receipt) {

    static Ticket of(Source source, CallEvent event, Instant receivedAt) {
        return new Ticket(
                source,
                event,
                receivedAt,
                Compressor.compress(event.body()),
                System.nanoTime(),
                new CompletableFuture<>());
    }

    /// What it holds in memory, roughly: the body twice over and the fields.
    int weight() {
        return event.body().length + compressed.length + 1_000;
    }
}
