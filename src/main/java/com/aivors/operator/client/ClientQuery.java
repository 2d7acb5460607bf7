package com.aivors.operator.client;

import com.aivors.client.ClientPosition;
import com.aivors.platform.http.QueryParameters;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// The query string of the list of clients.
record ClientQuery(
        @Parameter(
                description = "Part of a name (without regard to case and accents), e-mail address or phone number,"
                        + " of an agent's name or ID, or the id of a client")
        @Nullable
        String q,

        @Parameter(description = "Clients a page, 1 to 200; all without") @Nullable
        String limit,

        @Parameter(description = "nextCursor of the page before") @Nullable
        String cursor) {

    /// The validated parameters.
    ///
    /// @param limit null for all clients
    record Checked(@Nullable String sought, @Nullable Integer limit, ClientPosition after) {}

    /// @throws Problem 400 naming the invalid parameter
    Checked checked() {
        return new Checked(QueryParameters.sought(q), QueryParameters.pageSizeOrAll(limit), ClientPosition.of(cursor));
    }
}
