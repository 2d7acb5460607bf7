package com.aivors.intake;

import com.aivors.retell.Signature;
import com.aivors.retell.SignatureCheck;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the Retell workspace whose key signed a body.
final class SignedSources {

    private final Sources sources;
    private final InstantSource clock;

    SignedSources(Sources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    sealed interface Result permits Verified, Refused {}

    record Verified(Source source, Instant signedAt) implements Result {}

    /// @param code signature-missing, signature-malformed, signature-clock or signature-wrong
    /// @param source whose key it is nevertheless; null where nobody can tell
    record Refused(@Nullable Source source, String code, String message) implements Result {}

    /// @param only the source that the address names; null tries all of them
    Result verify(@Nullable String header, byte[] body, @Nullable UUID only) {
        if (header == null) {
            return new Refused(null, "signature-missing", "The header " + Signature.HEADER + " is missing.");
        }
        boolean anyKey = false;
        for (Sources.Keyed one : sources.all()) {
            if (one.source().kind() != Source.Kind.RETELL
                    || (only != null && !one.source().id().equals(only))) {
                continue;
            }
            for (Sources.ActiveSecret key : one.secrets()) {
                anyKey = true;
                switch (Signature.verify(header, body, key.value(), clock.instant())) {
                    case SignatureCheck.Valid valid -> {
                        return new Verified(one.source(), valid.signedAt());
                    }
                    case SignatureCheck.Expired expired -> {
                        return new Refused(
                                one.source(),
                                "signature-clock",
                                "The signature's time is %d s away from this server's clock; at most 300 s are allowed."
                                        .formatted(
                                                expired.clockDifference().abs().toSeconds()));
                    }
                    case SignatureCheck.Malformed _ -> {
                        return new Refused(
                                null, "signature-malformed", "The signature does not look like v=<ms>,d=<hex>.");
                    }
                    case SignatureCheck.Mismatch _ -> {
                        // Perhaps another workspace's.
                    }
                }
            }
        }
        return new Refused(
                null,
                "signature-wrong",
                anyKey
                        ? "No Retell API key known here made this signature. It must be the key with the webhook badge."
                        : "No Retell API key is set up here yet.");
    }
}
