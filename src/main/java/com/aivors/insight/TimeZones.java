package com.aivors.insight;

import com.aivors.platform.web.Problem;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The viewer's time zone.
final class TimeZones {

    private TimeZones() {}

    /// Regions only: PostgreSQL reads the sign of a plain offset the other way round.
    static ZoneId of(@Nullable String timezone) {
        if (timezone == null || timezone.isBlank()) {
            return ZoneId.of("UTC");
        }
        if (!ZoneId.getAvailableZoneIds().contains(timezone.strip())) {
            throw Problem.invalid("timezone", "Must be a time zone such as Europe/Berlin.");
        }
        return ZoneId.of(timezone.strip());
    }
}
