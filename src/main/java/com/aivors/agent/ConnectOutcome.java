package com.aivors.agent;

/// What came of a client's wish to connect an agent.
public sealed interface ConnectOutcome {

    /// The agent's calls are the client's from now on.
    record Connected(String agentId) implements ConnectOutcome {}

    /// It was the client's already.
    record AlreadyYours(String agentId) implements ConnectOutcome {}

    /// An operator decides.
    record Requested(String agentId) implements ConnectOutcome {}

    /// It is another account's; which one is nobody's business.
    record Taken() implements ConnectOutcome {}

    /// Retell does not know the agent under any key we have.
    record NotConfirmed() implements ConnectOutcome {}

    /// Retell could not be asked.
    record Unconfirmable() implements ConnectOutcome {}
}
