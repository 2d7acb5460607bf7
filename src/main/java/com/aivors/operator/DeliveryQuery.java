package com.aivors.operator;

import com.aivors.platform.web.Problem;
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

        @Parameter(description = "stored, duplicate, unclaimed, ignored, rejected or dead") @Nullable
        String outcome,

        @Nullable String callId,
        @Nullable String agentId,
        @Nullable String sourceId) {

    private static final Set<String> OUTCOMES =
            Set.of("stored", "duplicate", "unclaimed", "ignored", "rejected", "dead");
    private static final int STANDARD_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

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
        String wanted = text("outcome", outcome);
        if (wanted != null && !OUTCOMES.contains(wanted)) {
            throw Problem.invalid(
                    "outcome",
                    "Must be one of "
                            + String.join(", ", OUTCOMES.stream().sorted().toList()) + ".");
        }
        return new Checked(size(), position(), wanted, text("callId", callId), text("agentId", agentId), source());
    }

    private int size() {
        String text = text("limit", limit);
        if (text == null) {
            return STANDARD_PAGE;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1) {
            throw Problem.invalid("limit", "Must be a number from 1 to " + LARGEST_PAGE + ".");
        }
        return Math.min(Integer.parseInt(text), LARGEST_PAGE);
    }

    private @Nullable UUID source() {
        String text = text("sourceId", sourceId);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("sourceId", "Must be the id of a source.");
        }
    }

    private @Nullable Position position() {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            if (space > 0 && DeliveryId.parse(plain.substring(space + 1)).isPresent()) {
                return new Position(Instant.parse(plain.substring(0, space)), plain.substring(space + 1));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below.
        }
        throw Problem.invalid("cursor", "This cursor was not made by this list.");
    }

    private static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > 255 || value.indexOf('\0') >= 0) {
            throw Problem.invalid(name, "Must be plain text of at most 255 characters.");
        }
        return value.strip();
    }
}
