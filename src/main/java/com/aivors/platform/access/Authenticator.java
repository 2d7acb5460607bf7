package com.aivors.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/// Knows sessions; the package of accounts implements it.
public interface Authenticator {

    /// @return who sends the request, or null when it carries no session that is running
    @Nullable
    SignedIn identify(HttpServletRequest request, HttpServletResponse response);

    /// Whether the session is still running: for streams, which outlive the check made when they
    /// were opened.
    boolean isRunning(SignedIn caller);
}
