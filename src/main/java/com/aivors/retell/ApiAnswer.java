package com.aivors.retell;

import java.time.Duration;

/// What Retell's REST API said. Every ending has a name; none carries the key.
public sealed interface ApiAnswer<T> {

    /// It has it.
    record Found<T>(T value) implements ApiAnswer<T> {}

    /// It does not know it under this key.
    record NotFound<T>() implements ApiAnswer<T> {}

    /// The key is wrong, revoked or not allowed to.
    record Unauthorized<T>() implements ApiAnswer<T> {}

    /// Too many requests; the limits are unpublished.
    record Throttled<T>(Duration retryAfter) implements ApiAnswer<T> {}

    /// No answer, or one that we do not understand; `reason` is for the log.
    record Unavailable<T>(String reason) implements ApiAnswer<T> {}
}
