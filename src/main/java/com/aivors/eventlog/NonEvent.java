package com.aivors.eventlog;

import java.util.concurrent.CompletableFuture;

/// A line of the delivery log for an element that is no event of a call. Committed in a batch with
/// events, instead of with a connection and flush of its own.
///
/// @param written the receipt after the commit
public record NonEvent(DeliveryLog.Entry entry, Receipt written, long since, CompletableFuture<Receipt> receipt)
        implements Queued {

    public static NonEvent of(DeliveryLog.Entry entry, Receipt written) {
        return new NonEvent(entry, written, System.nanoTime(), new CompletableFuture<>());
    }

    @Override
    public int weight() {
        byte[] body = entry.body();
        return (body == null ? 0 : body.length) + 1_000;
    }
}
