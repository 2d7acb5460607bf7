package com.aivors.operator.delivery;

import static com.aivors.platform.http.QueryParameters.oneOf;
import static com.aivors.platform.http.QueryParameters.text;

import com.aivors.eventlog.DeliveryOutcome;
import com.aivors.platform.http.PageCursor;
import com.aivors.platform.http.QueryParameters;
import com.aivors.platform.time.IsoTime;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The query string of the webhook log.
///
/// @param limit deliveries per page, 1 to 200
/// @param cursor `nextCursor` of the previous page
record DeliveryQuery(
        @Parameter(description = "Deliveries a page, 1 to 200; 50 without") @Nullable
        String limit,

        @Parameter(description = "nextCursor of the page before") @Nullable
        String cursor,

        @Parameter(description = "stored, duplicate, unclaimed, conflict, ignored, rejected or dead") @Nullable
        String outcome,

        @Nullable String callId,
        @Nullable String agentId,
        @Nullable String sourceId) {

    /// The position where a page ended (keyset).
    record Position(Instant receivedAt, String id) {

        boolean isNewerThan(Position other) {
            int order = receivedAt.compareTo(other.receivedAt);
            return order == 0 ? id.compareTo(other.id) > 0 : order > 0;
        }

        String text() {
            return PageCursor.text(receivedAt, id);
        }
    }

    /// The validated parameters.
    record Checked(
            int limit,
            @Nullable Position after,
            @Nullable DeliveryOutcome outcome,
            @Nullable String callId,
            @Nullable String agentId,
            @Nullable UUID sourceId) {

        boolean filtered() {
            return outcome != null || agentId != null || sourceId != null;
        }

        boolean mayBeEvent() {
            return outcome == null || outcome.isEvent();
        }

        boolean mayBeEntry() {
            return outcome == null || !outcome.isEvent();
        }
    }

    /// @throws Problem 400 naming the invalid parameter
    Checked checked() {
        String wanted = oneOf("outcome", outcome, DeliveryOutcome.names());
        return new Checked(
                QueryParameters.pageSize(limit),
                position(),
                wanted == null ? null : DeliveryOutcome.of(wanted),
                RetellId.wanted(text("callId", callId)),
                RetellId.wanted(text("agentId", agentId)),
                QueryParameters.id("sourceId", sourceId, "source"));
    }

    private @Nullable Position position() {
        return PageCursor.read(cursor, (receivedAt, id) -> {
            if (DeliveryId.parse(id).isEmpty()) {
                throw new IllegalArgumentException("not a delivery id");
            }
            return new Position(IsoTime.parse(receivedAt), id);
        });
    }
}
