package com.aivors.retell;

import java.time.Duration;

/// The outcome of a request to Retell's REST API. No outcome contains the key.
public sealed interface ApiAnswer<T> {

    /// Retell returned the value.
    record Found<T>(T value) implements ApiAnswer<T> {}

    /// Retell does not know it under this key.
    record NotFound<T>() implements ApiAnswer<T> {}

    /// The key is wrong, revoked or not allowed to read it.
    record Unauthorized<T>() implements ApiAnswer<T> {}

    /// Too many requests; Retell does not publish its limits.
    record Throttled<T>(Duration retryAfter) implements ApiAnswer<T> {}

    /// No answer, or one that we cannot read; `reason` is for the log.
    record Unavailable<T>(String reason) implements ApiAnswer<T> {}
}
