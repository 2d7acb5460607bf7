package com.aivors.identity;

/// The outcome of a sign-in.
public sealed interface SignInOutcome {

    record In(Session session) implements SignInOutcome {}

    /// The account does not exist or the password is wrong. Answers never tell which.
    record Wrong() implements SignInOutcome {}

    /// The password is right, but the agency has suspended the client.
    record Suspended() implements SignInOutcome {}

    record TooMany(long waitSeconds) implements SignInOutcome {}
}
