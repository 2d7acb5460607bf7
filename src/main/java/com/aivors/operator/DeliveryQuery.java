package com.aivors.operator;

import static com.aivors.platform.http.QueryParameters.oneOf;
import static com.aivors.platform.http.QueryParameters.text;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.QueryParameters;
import com.aivors.platform.time.IsoTime;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The query string of the webhook log.
///
/// @param limit deliveries a page, 1 to 200
/// @param cursor `nextCursor` of the page before
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

    private static final Set<String> OUTCOMES =
            Set.of("stored", "duplicate", "unclaimed", "conflict", "ignored", "rejected", "dead");

    /// Where a page ended (keyset).
    record Position(Instant receivedAt, String id) {

        boolean isNewerThan(Position other) {
            int order = receivedAt.compareTo(other.receivedAt);
            return order == 0 ? id.compareTo(other.id) > 0 : order > 0;
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((receivedAt + " " + id).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// What to look for, checked.
    record Checked(
            int limit,
            @Nullable Position after,
            @Nullable String outcome,
            @Nullable String callId,
            @Nullable String agentId,
            @Nullable UUID sourceId) {

        boolean filtered() {
            return outcome != null || agentId != null || sourceId != null;
        }

        boolean mayBeEvent() {
            return outcome == null || outcome.equals("stored") || outcome.equals("unclaimed");
        }

        boolean mayBeEntry() {
            return outcome == null || !mayBeEvent();
        }
    }

    /// @throws Problem 400 naming the parameter that is wrong
    Checked checked() {
        return new Checked(
                QueryParameters.pageSize(limit),
                position(),
                oneOf("outcome", outcome, OUTCOMES),
                RetellId.wanted(text("callId", callId)),
                RetellId.wanted(text("agentId", agentId)),
                QueryParameters.id("sourceId", sourceId, "source"));
    }

    private @Nullable Position position() {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            if (space > 0 && DeliveryId.parse(plain.substring(space + 1)).isPresent()) {
                return new Position(IsoTime.parse(plain.substring(0, space)), plain.substring(space + 1));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below.
        }
        throw FieldProblem.INVALID_CURSOR.problem("cursor");
    }
}
