package com.aivors.identity;

import java.time.Instant;

/// A sign-in that worked. The token is also set as cookie.
public record Session(String token, Instant expiresAt, User user) {}
