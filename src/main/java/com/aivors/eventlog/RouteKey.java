package com.aivors.eventlog;

import java.util.UUID;

/// One call, as one sender reports it.
record RouteKey(String callId, UUID sourceId) {

    static RouteKey of(Ticket ticket) {
        return new RouteKey(ticket.event().callId(), ticket.source().id());
    }
}
