package com.aivors.client.settings;

import com.aivors.platform.time.ZoneNames;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of a client. [SettingsPatch] documents a change of them, [SettingsPatchReader] reads it, and
/// [SettingsRows] stores it. The page is in `web/src/features/business`.
///
/// @param timezone the client's business time zone; its days and hours are those of the figures
/// @param openingHours in that time zone; null when not set, and then no call is after hours
/// @param currency ISO 4217, of the goals' values
/// @param goals at most five, in the order of the client
/// @param fieldRoles the custom analysis fields that head a call
/// @param version goes up when figures that were counted before must be counted again
/// @param outdatedMarked true when all rollups of older versions are marked for a recount
public record ClientSettings(
        String timezone,
        @Nullable OpeningHours openingHours,
        String currency,
        List<Goal> goals,
        FieldRoles fieldRoles,
        @JsonIgnore long version,
        @JsonIgnore boolean outdatedMarked) {

    /// Of a client that has set nothing.
    public static final ClientSettings STANDARD =
            new ClientSettings("UTC", null, "USD", List.of(), FieldRoles.NONE, 0, true);

    @JsonIgnore
    public ZoneId zone() {
        return ZoneNames.of(timezone);
    }

    /// Whether calls counted by these settings and by the others give the same figures.
    boolean countsLike(ClientSettings other) {
        return timezone.equals(other.timezone)
                && (openingHours == null ? other.openingHours == null : openingHours.equals(other.openingHours))
                && goals.stream()
                        .map(Goal::counted)
                        .toList()
                        .equals(other.goals.stream().map(Goal::counted).toList());
    }
}
