package com.aivors.eventlog;

/// What became of one element of a delivery. Every ending has a name, so every ending has an
/// answer.
public sealed interface Receipt {

    /// Committed, and on its client's dashboard.
    record Stored(String callId, String event) implements Receipt {}

    /// We had this event already; nothing changed.
    record Repeated(String callId, String event) implements Receipt {}

    /// Committed, but no client has connected its agent.
    record Unclaimed(String callId, String event) implements Receipt {}

    /// Committed apart: the call id belongs to a call of another agent, which is not of the same
    /// client.
    record Conflict(String callId, String event) implements Receipt {}

    /// No call of ours. Kept in the delivery log, nothing else.
    record Ignored(String event) implements Receipt {}

    /// The sender must change something; `hint` says what.
    record Rejected(String hint) implements Receipt {}

    /// Committed as a dead letter: the database refuses what it says. We retry it, the sender
    /// need not.
    record Dead(String callId, String event) implements Receipt {}

    /// Not committed, by a fault of ours: the sender should come again.
    record Unavailable() implements Receipt {}
}
