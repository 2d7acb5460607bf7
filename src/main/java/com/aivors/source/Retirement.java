package com.aivors.source;

/// The outcome of retiring a secret.
public enum Retirement {
    RETIRED,
    UNKNOWN,
    /// The secret is the source's last one; without it, none of its requests could be verified.
    LAST,
    FROM_ENVIRONMENT
}
