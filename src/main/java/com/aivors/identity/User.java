package com.aivors.identity;

import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The user document of the API guide: the signed-in user's view of itself.
///
/// @param language for pages and mails; null while unknown
/// @param membership the rights of a client's user; null for an operator
/// @param seesStatements whether the agency shows the client its statements; false for an operator
public record User(
        UUID id,
        String email,
        SignedIn.Role role,
        @Nullable Language language,
        @Nullable Membership membership,
        Business business,
        Analytics analytics,
        boolean seesStatements) {

    /// @param name of the client; null for an operator, like the other fields
    /// @param retellAgentId the agent that was connected last
    /// @param aiTrainingStatus `complete` once an agent has been connected, before that `pending`
    public record Business(
            @Nullable String name,
            @Nullable String retellAgentId,
            @Nullable String phoneNumber,
            @Nullable String aiTrainingStatus) {}

    public record Analytics(AiStatus aiStatus) {}
}
