package com.aivors.platform.access;

import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who sends the request. A controller takes it as a parameter and gets the caller, verified for
/// this request.
///
/// @param clientId the tenant; null for the operator
/// @param sessionId ends when its owner signs out
/// @param membership what the user may do for its client; of no meaning for the operator
public record SignedIn(
        UUID userId, @Nullable UUID clientId, String email, Role role, UUID sessionId, Membership membership) {

    /// An operator, or a client's owner.
    public SignedIn(UUID userId, @Nullable UUID clientId, String email, Role role, UUID sessionId) {
        this(userId, clientId, email, role, sessionId, Membership.OWNER);
    }

    /// What a user is to the agency.
    public enum Role {
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("operator")
        OPERATOR
    }

    /// The tenant whose data this caller may see.
    ///
    /// @throws Problem 403 for a caller who belongs to none
    public UUID client() {
        if (clientId == null) {
            throw ProblemType.ONLY_FOR_CLIENTS.problem();
        }
        return clientId;
    }
}
