package com.aivors.agent;

/// The outcome of a client's request to connect an agent.
public sealed interface ConnectOutcome {

    /// New calls of the agent belong to the client.
    record Connected(String agentId) implements ConnectOutcome {}

    /// The client had connected the agent already.
    record AlreadyYours(String agentId) implements ConnectOutcome {}

    /// The request waits for an operator.
    record Requested(String agentId) implements ConnectOutcome {}

    /// Another client has the agent; the answer never names it.
    record Taken() implements ConnectOutcome {}

    /// Retell does not know the agent under any of our keys.
    record NotConfirmed() implements ConnectOutcome {}

    /// Retell could not be reached.
    record Unconfirmable() implements ConnectOutcome {}
}
