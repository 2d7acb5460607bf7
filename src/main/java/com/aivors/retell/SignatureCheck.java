package com.aivors.retell;

import java.time.Duration;
import java.time.Instant;

/// The outcome of checking a signature header.
public sealed interface SignatureCheck {

    /// The key's owner signed exactly these bytes at this time.
    record Valid(Instant signedAt) implements SignatureCheck {}

    /// The header is missing or does not have the form `v=<13 digits>,d=<64 hex>`.
    record Malformed() implements SignatureCheck {}

    /// The key is right, but the time is more than five minutes away from our clock.
    ///
    /// @param clockDifference our time minus the header's time; negative when the header is ahead
    record Expired(Duration clockDifference) implements SignatureCheck {}

    /// Another key signed the body, or the body was changed on its way.
    record Mismatch() implements SignatureCheck {}
}
