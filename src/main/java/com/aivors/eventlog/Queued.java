package com.aivors.eventlog;

import java.util.concurrent.CompletableFuture;

/// What waits for a writer, and the promise of its receipt.
public sealed interface Queued permits Ticket, NonEvent {

    /// Completed once it is committed, or will not be.
    CompletableFuture<Receipt> receipt();

    /// When it was taken in, by [System#nanoTime].
    long since();

    /// What it holds in memory, roughly.
    int weight();
}
