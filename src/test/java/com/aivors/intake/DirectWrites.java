package com.aivors.intake;

import com.aivors.call.merge.Merging;
import com.aivors.eventlog.BatchWriter;
import com.aivors.eventlog.EventStore;
import com.aivors.eventlog.OtherAgentsEvents;
import com.aivors.eventlog.Receipt;
import com.aivors.eventlog.Ticket;
import com.aivors.eventlog.UnclaimedCalls;
import com.aivors.platform.database.Pools;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.platform.time.Ids;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Source;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/// The write path of the intake without HTTP, for the benchmark. Parsed and compressed events go
/// directly to the [BatchWriter].
public final class DirectWrites implements AutoCloseable {

    /// The same number as in the service.
    public static final int LANES = IntakeConfiguration.WRITERS;

    private static final Source SOURCE = new Source(new UUID(0, 1), Source.Kind.N8N, "n8n", null);

    private final Pools pools;
    private final BatchWriter writer;
    private final List<Ticket> prototypes = new ArrayList<>();

    /// @param database at the present schema
    /// @param bodies the bodies of the events, used repeatedly
    public DirectWrites(DatabaseAddress database, List<byte[]> bodies) {
        var unwrapper = new Unwrapper();
        var events = new EventStore(unwrapper);
        pools = Pools.open(database);
        var merge = Merging.at(Instant.now());
        var strangers = new OtherAgentsEvents(unwrapper, Ids.timeOrdered());
        writer = new BatchWriter(
                pools.intake(), events, merge, new UnclaimedCalls(events, merge, strangers), Ids.timeOrdered());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (byte[] body : bodies) {
            if (!(unwrapper.unwrap(body, null).getFirst() instanceof Element.OfCall(CallEvent event))) {
                throw new IllegalArgumentException("not an event of a call");
            }
            prototypes.add(Ticket.of(SOURCE, event, now));
        }
    }

    /// Commits `count` events as one batch.
    ///
    /// @param first the number of the first event; each number is a separate call
    public void write(long first, int count, LongFunction<String> callId, LongFunction<byte[]> hash)
            throws SQLException {
        var batch = new ArrayList<Ticket>(count);
        for (long number = first; number < first + count; number++) {
            Ticket like = prototypes.get((int) (number % prototypes.size()));
            CallEvent event = like.event();
            batch.add(new Ticket(
                    like.source(),
                    new CallEvent(
                            event.event(),
                            callId.apply(number),
                            event.facts(),
                            event.sentAtMillis(),
                            event.body(),
                            hash.apply(number)),
                    like.receivedAt(),
                    like.bodyBytes(),
                    like.compressed(),
                    System.nanoTime(),
                    new CompletableFuture<>()));
        }
        List<Receipt> receipts = writer.write(batch, BatchWriter.Mode.MERGED).receipts();
        if (!receipts.stream().allMatch(Receipt.Stored.class::isInstance)) {
            throw new IllegalStateException("not all were new events of a client");
        }
    }

    @Override
    public void close() {
        pools.close();
    }
}
