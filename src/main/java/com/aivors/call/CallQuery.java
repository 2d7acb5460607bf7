package com.aivors.call;

import com.aivors.platform.http.QueryParameters;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// The query string of lists and exports of calls.
///
/// @param limit calls a page, 1 to 200
/// @param cursor `nextCursor` of the page before
public record CallQuery(
        @Parameter(description = "Calls a page, 1 to 200; 50 without") @Nullable
        String limit,

        @Parameter(description = "nextCursor of the page before") @Nullable
        String cursor,

        @Parameter(description = "Not before, ISO-8601") @Nullable
        String from,

        @Parameter(description = "Before, ISO-8601") @Nullable
        String to,

        @Nullable String agentId,

        @Parameter(description = "inbound or outbound") @Nullable
        String direction,

        @Nullable String sentiment,

        @Parameter(description = "in_progress, answered, voicemail, transferred, not_connected, failed or no_end")
        @Nullable
        String outcome,

        @Parameter(description = "Looked for in numbers, summary, agent and transcript") @Nullable
        String q) {

    public CallFilter filter() {
        return CallFilter.of(from, to, agentId, direction, sentiment, outcome, q);
    }

    public int size() {
        return QueryParameters.pageSize(limit);
    }
}
