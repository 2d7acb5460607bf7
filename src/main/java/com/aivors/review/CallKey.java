package com.aivors.review;

import java.util.UUID;

/// A client's call.
public record CallKey(UUID clientId, String callId) {}
