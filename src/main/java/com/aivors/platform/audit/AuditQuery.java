package com.aivors.platform.audit;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.QueryParameters;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The query string of the audit log.
///
/// @param limit entries per page, 1 to 200
/// @param cursor `nextCursor` of the previous page
record AuditQuery(
        @Parameter(description = "Entries a page, 1 to 200; 50 without") @Nullable
        String limit,

        @Parameter(description = "nextCursor of the page before") @Nullable
        String cursor,

        @Parameter(description = "What concerns one client; for the operator") @Nullable
        String clientId,

        @Parameter(description = "Actions such as client.suspended, separated by commas") @Nullable
        String action,

        @Parameter(description = "Not before, ISO-8601") @Nullable
        String from,

        @Parameter(description = "Before, ISO-8601") @Nullable
        String to) {

    private static final int MOST_ACTIONS = 50;

    /// The checked parameters.
    ///
    /// @param actions empty for all
    record Checked(
            int limit,
            AuditCursor cursor,
            @Nullable UUID clientId,
            List<String> actions,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /// @throws Problem 400 naming the parameter that is wrong
    Checked checked(SignedIn caller) {
        UUID own = caller.clientId();
        return new Checked(
                QueryParameters.pageSize(limit),
                AuditCursor.parse(cursor),
                // A client gets only its own entries, whatever `clientId` says.
                own == null ? QueryParameters.id("clientId", clientId, "client") : own,
                actions(),
                QueryParameters.time("from", from),
                QueryParameters.time("to", to));
    }

    private List<String> actions() {
        if (action == null || action.isBlank()) {
            return List.of();
        }
        List<String> actions = Stream.of(action.split(",", MOST_ACTIONS + 1))
                .map(one -> QueryParameters.text("action", one))
                .flatMap(Stream::ofNullable)
                .toList();
        if (actions.size() > MOST_ACTIONS) {
            throw FieldProblem.TOO_MANY_ACTIONS.problem("action", MOST_ACTIONS);
        }
        return actions;
    }
}
