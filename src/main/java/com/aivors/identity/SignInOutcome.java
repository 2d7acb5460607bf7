package com.aivors.identity;

/// How trying to get in ends.
public sealed interface SignInOutcome {

    record In(Session session) implements SignInOutcome {}

    /// No such account, or not its password: the two are never told apart.
    record Wrong() implements SignInOutcome {}

    /// The right password, but the agency has suspended the client.
    record Suspended() implements SignInOutcome {}

    record TooMany(long waitSeconds) implements SignInOutcome {}
}
