package com.aivors.client.settings;

import com.aivors.platform.time.ZoneNames;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of a client. [SettingsPatch] documents a change of them, [SettingsPatchReader] reads it, and
/// [SettingsRows] stores it. The page is in `web/src/features/business`.
///
/// @param timezone the client's business time zone; figures use its days and hours
/// @param openingHours in that time zone; null when not set, and then no call is after hours
/// @param currency of the goals' values, ISO 4217
/// @param goals at most five, in the order of the client
/// @param fieldRoles the custom analysis fields shown at the top of a call
/// @param version rises with each change after which figures must be recounted
/// @param outdatedMarked true when all rollups of older versions are marked for a recount
public record ClientSettings(
        String timezone,
        @Nullable OpeningHours openingHours,
        String currency,
        List<Goal> goals,
        FieldRoles fieldRoles,
        @JsonIgnore long version,
        @JsonIgnore boolean outdatedMarked) {

    /// The settings of a client that has set nothing.
    public static final ClientSettings STANDARD =
            new ClientSettings("UTC", null, "USD", List.of(), FieldRoles.NONE, 0, true);

    @JsonIgnore
    public ZoneId zone() {
        return ZoneNames.of(timezone);
    }

    /// Returns whether a call at this local time is outside of the opening hours. Without opening
    /// hours, no call is.
    public boolean isAfterHours(LocalDateTime time) {
        return openingHours != null && !openingHours.isOpen(time);
    }

    /// Returns whether calls give the same figures under both settings.
    boolean countsLike(ClientSettings other) {
        return timezone.equals(other.timezone)
                && (openingHours == null ? other.openingHours == null : openingHours.equals(other.openingHours))
                && goals.stream()
                        .map(Goal::counted)
                        .toList()
                        .equals(other.goals.stream().map(Goal::counted).toList());
    }
}
