package com.aivors.intake;

import com.aivors.eventlog.Receipt;
import com.aivors.eventlog.Ticket;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Source;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes in calls that were read from Retell's API, through the same queue, merge and ledger as
/// webhooks. Gives webhooks priority: stores one call at a time, and only while the queues are
/// nearly empty.
public final class ReadIntake {

    private static final int PATIENCE_SECONDS = 10;
    private static final long LOOKS_EVERY_MILLIS = 50;
    private static final int LOOKS = PATIENCE_SECONDS * 20;

    private final Unwrapper unwrapper;
    private final Intake intake;
    private final InstantSource clock;

    ReadIntake(Unwrapper unwrapper, Intake intake, InstantSource clock) {
        this.unwrapper = unwrapper;
        this.intake = intake;
        this.clock = clock;
    }

    /// Returns when the call is committed or has been given up.
    ///
    /// @param source the source of the new event
    /// @param call the call object as Retell returned it
    /// @return [Receipt.Unavailable] when webhooks keep the queues busy or the database is down
    public Receipt store(Source source, String callId, byte[] call) {
        List<Element> elements = unwrapper.unwrap(call, null);
        return switch (elements.getFirst()) {
            case Element.OfCall(CallEvent event)
            when event.callId().equals(callId) ->
                store(Ticket.of(source, event, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            case Element.OfCall _ -> new Receipt.Rejected("Retell answered with another call");
            case Element.Other _ -> new Receipt.Rejected("Retell answered with no call");
            case Element.Unreadable(String hint, byte[] _) -> new Receipt.Rejected(hint);
        };
    }

    private Receipt store(Ticket ticket) {
        try {
            for (int look = 0; !intake.isQuiet(); look++) {
                if (look == LOOKS) {
                    return new Receipt.Unavailable();
                }
                Thread.sleep(LOOKS_EVERY_MILLIS);
            }
            return intake.admit(ticket)
                    ? ticket.receipt().get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    : new Receipt.Unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Receipt.Unavailable();
        } catch (ExecutionException | TimeoutException e) {
            return new Receipt.Unavailable();
        }
    }
}
