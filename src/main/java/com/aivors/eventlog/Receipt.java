package com.aivors.eventlog;

/// The outcome of one element of a delivery. Every outcome has a name, and so an answer.
public sealed interface Receipt {

    /// Committed, and on its client's dashboard.
    record Stored(String callId, String event) implements Receipt {}

    /// The event was stored before; nothing changed.
    record Repeated(String callId, String event) implements Receipt {}

    /// Committed, but no client has connected its agent.
    record Unclaimed(String callId, String event) implements Receipt {}

    /// Committed separately: the call id belongs to a call of another agent that is not the same
    /// client's.
    record Conflict(String callId, String event) implements Receipt {}

    /// Not an event of a call. Only the delivery log contains it.
    record Ignored(String event) implements Receipt {}

    /// The sender must change the request; `hint` says what.
    record Rejected(String hint) implements Receipt {}

    /// Committed as a dead letter, because the database refuses its content. We retry it; the
    /// sender need not.
    record Dead(String callId, String event) implements Receipt {}

    /// Not committed by a fault of ours; the sender should retry.
    record Unavailable() implements Receipt {}
}
