package com.aivors.review;

import java.util.UUID;

/// A client's call.
record CallKey(UUID clientId, String callId) {}
