package com.aivors.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of something done to a client's account.
public sealed interface AccountOutcome {

    /// @param link for its owner to choose a password, when one was made
    record Done(UUID clientId, @Nullable Link link) implements AccountOutcome {}

    /// @param expiresAt when it stops working
    /// @param mailed whether a mail server took it
    record Link(String url, Instant expiresAt, boolean mailed) {}

    record EmailTaken() implements AccountOutcome {}

    record UnknownClient() implements AccountOutcome {}

    /// An invitation for somebody who has a password.
    record AlreadyActive() implements AccountOutcome {}

    /// A password reset for somebody who has none to forget, or may not sign in.
    record NotActive() implements AccountOutcome {}
}
