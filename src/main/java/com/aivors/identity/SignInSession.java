package com.aivors.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One session of a user, as shown to that user.
///
/// @param current whether this session sent the request
record SignInSession(
        UUID id,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        @Nullable String userAgent,
        @Nullable String address,
        boolean current) {}
