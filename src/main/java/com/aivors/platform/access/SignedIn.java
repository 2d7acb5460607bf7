package com.aivors.platform.access;

import com.aivors.platform.http.ProblemType;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The signed-in sender of a request. A controller takes it as a parameter; it has been verified
/// for this request.
///
/// @param clientId the tenant; null for an operator
/// @param sessionId the session, which ends at sign-out
/// @param membership the user's rights within its client; has no meaning for an operator
public record SignedIn(
        UUID userId, @Nullable UUID clientId, String email, Role role, UUID sessionId, Membership membership) {

    /// Creates an operator or an owner of a client.
    public SignedIn(UUID userId, @Nullable UUID clientId, String email, Role role, UUID sessionId) {
        this(userId, clientId, email, role, sessionId, Membership.OWNER);
    }

    /// The side that a user belongs to.
    public enum Role {
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("operator")
        OPERATOR
    }

    /// Returns the tenant whose data this caller may read.
    ///
    /// @throws Problem 403 for an operator, who belongs to no client
    public UUID client() {
        if (clientId == null) {
            throw ProblemType.ONLY_FOR_CLIENTS.problem();
        }
        return clientId;
    }
}
