package com.aivors.identity;

import java.time.Instant;

/// A successful sign-in. The token is also set as a cookie.
public record Session(String token, Instant expiresAt, User user) {}
