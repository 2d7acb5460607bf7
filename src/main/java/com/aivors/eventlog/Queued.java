package com.aivors.eventlog;

import java.util.concurrent.CompletableFuture;

/// An entry that waits for a writer, with the future of its receipt.
public sealed interface Queued permits Ticket, NonEvent {

    /// Returns the future, which completes after the commit or when the entry is given up.
    CompletableFuture<Receipt> receipt();

    /// Returns the time of admission, from [System#nanoTime].
    long since();

    /// Returns the approximate memory in bytes.
    int weight();
}
