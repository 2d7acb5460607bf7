package com.aivors.retell;

import java.time.Duration;
import java.time.Instant;

/// What a signature header proves.
public sealed interface SignatureCheck {

    /// The key's owner signed exactly these bytes at this time.
    record Valid(Instant signedAt) implements SignatureCheck {}

    /// Missing, or not of the form `v=<13 digits>,d=<64 hex>`.
    record Malformed() implements SignatureCheck {}

    /// Signed with the key, more than five minutes away from our clock.
    ///
    /// @param clockDifference our time minus the time in the header; negative when the header is
    ///     ahead of us
    record Expired(Duration clockDifference) implements SignatureCheck {}

    /// Another key signed it, or the body was changed on its way.
    record Mismatch() implements SignatureCheck {}
}
