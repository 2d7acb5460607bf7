package com.aivors.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One place where a user is signed in.
///
/// @param current whether it is the one that asks
record SignInSession(
        UUID id,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        @Nullable String userAgent,
        @Nullable String address,
        boolean current) {}
