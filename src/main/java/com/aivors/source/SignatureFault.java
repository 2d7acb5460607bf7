package com.aivors.source;

import java.time.Duration;

/// Why no workspace is found whose key signed a body.
public sealed interface SignatureFault {

    /// The header is missing.
    record Missing() implements SignatureFault {}

    record Malformed() implements SignatureFault {}

    /// @param difference this server's time minus the signature's
    record Clock(Duration difference) implements SignatureFault {}

    /// None of the keys made it.
    record Wrong() implements SignatureFault {}

    /// There is no key to compare with.
    record WithoutKey() implements SignatureFault {}

    /// As it is counted.
    default Refusal refusal() {
        return switch (this) {
            case Missing _ -> Refusal.SIGNATURE_MISSING;
            case Malformed _ -> Refusal.SIGNATURE_MALFORMED;
            case Clock _ -> Refusal.SIGNATURE_CLOCK;
            case Wrong _, WithoutKey _ -> Refusal.SIGNATURE_WRONG;
        };
    }
}
