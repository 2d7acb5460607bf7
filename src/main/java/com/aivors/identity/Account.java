package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account that may sign in.
///
/// @param clientId the client that it belongs to; null for an operator
/// @param passwordHash null until the invitation is accepted
/// @param language for pages and mails; null while unknown
/// @param knownAddress whether the account has signed in from the address of this request
public record Account(
        UUID userId,
        @Nullable UUID clientId,
        SignedIn.Role role,
        String email,
        @Nullable String passwordHash,
        @Nullable Language language,
        boolean suspended,
        boolean knownAddress) {}
