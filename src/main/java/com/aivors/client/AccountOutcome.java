package com.aivors.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The outcome of an operation on a client's account.
public sealed interface AccountOutcome {

    /// @param link the link to choose a password, if one was made
    record Done(UUID clientId, @Nullable Link link) implements AccountOutcome {}

    /// @param expiresAt the time when it stops working
    /// @param mailed whether a mail server accepted the mail
    record Link(String url, Instant expiresAt, boolean mailed) {}

    record EmailTaken() implements AccountOutcome {}

    record UnknownClient() implements AccountOutcome {}

    /// Refuses an invitation, because the user has a password already.
    record AlreadyActive() implements AccountOutcome {}

    /// Refuses a reset, because the user has no password yet or is suspended.
    record NotActive() implements AccountOutcome {}
}
