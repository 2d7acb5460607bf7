package com.aivors.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/// Finds the session of a request. The package `identity` implements it.
public interface Authenticator {

    /// @return the sender of the request, or null when the request carries no running session
    @Nullable
    SignedIn identify(HttpServletRequest request, HttpServletResponse response);

    /// Returns whether the session is still running. Streams ask again, because they outlive the
    /// check of their request.
    boolean isRunning(SignedIn caller);
}
