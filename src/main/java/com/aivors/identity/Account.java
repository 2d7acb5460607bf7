package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in.
///
/// @param clientId the business it belongs to; null for the operator
/// @param passwordHash null until the invitation is accepted
/// @param language of pages and mails; null while it is not known
/// @param knownAddress whether it has signed in from the address that asks
public record Account(
        UUID userId,
        @Nullable UUID clientId,
        SignedIn.Role role,
        String email,
        @Nullable String passwordHash,
        @Nullable Language language,
        boolean suspended,
        boolean knownAddress) {}
