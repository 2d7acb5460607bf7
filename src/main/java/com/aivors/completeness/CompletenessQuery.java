package com.aivors.completeness;

import com.aivors.client.ClientPosition;
import com.aivors.platform.http.QueryParameters;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The query string of the operator's completeness.
record CompletenessQuery(
        @Parameter(description = "One client alone") @Nullable
        String clientId,

        @Parameter(description = "The first day, of each client's time zone; six days before the last one without")
        @Nullable
        String from,

        @Parameter(description = "The last day; today without") @Nullable
        String to,

        @Parameter(description = "Part of a client's name, without regard to case and accents") @Nullable
        String q,

        @Parameter(description = "true: only clients that lack a call") @Nullable
        String missing,

        @Parameter(description = "Clients a page, 1 to 200; all without") @Nullable
        String limit,

        @Parameter(description = "nextCursor of the page before") @Nullable
        String cursor) {

    /// The checked parameters.
    ///
    /// @param client null for all
    /// @param sought null matches every name
    /// @param limit null for all
    record Checked(
            @Nullable UUID client,
            CheckedPeriod period,
            @Nullable String sought,
            boolean onlyMissing,
            @Nullable Integer limit,
            ClientPosition after) {}

    /// @throws Problem 400 naming the parameter that is wrong
    Checked checked() {
        return new Checked(
                QueryParameters.id("clientId", clientId, "client"),
                CheckedPeriod.parse(from, to),
                QueryParameters.sought(q),
                "true".equals(QueryParameters.oneOf("missing", missing, Set.of("true", "false"))),
                QueryParameters.pageSizeOrAll(limit),
                ClientPosition.of(cursor));
    }
}
