package com.aivors.identity;

import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The guide's User document: what the one signed in sees of itself.
///
/// @param language of pages and mails; null while it is not known
/// @param membership what a client's user may do; null for the operator
/// @param seesStatements whether the agency shows the client its statements; false for the operator
public record User(
        UUID id,
        String email,
        SignedIn.Role role,
        @Nullable Language language,
        @Nullable Membership membership,
        Business business,
        Analytics analytics,
        boolean seesStatements) {

    /// @param name of the client; null, like the rest, for the operator
    /// @param retellAgentId the agent connected last
    /// @param aiTrainingStatus `complete` once an agent was connected, `pending` before
    public record Business(
            @Nullable String name,
            @Nullable String retellAgentId,
            @Nullable String phoneNumber,
            @Nullable String aiTrainingStatus) {}

    public record Analytics(AiStatus aiStatus) {}
}
