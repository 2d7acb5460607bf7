package com.aivors.source;

/// What came of retiring a secret.
public enum Retirement {
    RETIRED,
    UNKNOWN,
    /// Without it nothing of this source could be verified.
    LAST,
    FROM_ENVIRONMENT
}
