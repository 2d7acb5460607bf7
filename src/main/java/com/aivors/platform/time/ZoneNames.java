package com.aivors.platform.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Time zones by the names that browsers use. They are resolved here and never in the database,
/// whose list of zones may lack legacy names (`US/Eastern`, `Europe/Kiev`).
public final class ZoneNames {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final Map<String, String> BY_LOWER_CASE = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (one, _) -> one));

    private ZoneNames() {}

    /// Returns the zone of a region name in any case, or of an offset such as `+05:30`. Returns UTC
    /// for everything else: browsers that do not know their zone send `Etc/Unknown`.
    public static ZoneId of(@Nullable String name) {
        return find(name).orElse(UTC);
    }

    /// @return empty when no zone has this name
    public static Optional<ZoneId> find(@Nullable String name) {
        String given = name == null ? "" : name.strip();
        try {
            ZoneId zone =
                    ZoneId.of(BY_LOWER_CASE.getOrDefault(given.toLowerCase(Locale.ROOT), given), ZoneId.SHORT_IDS);
            return Optional.of(zone.equals(ZoneOffset.UTC) ? UTC : zone);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
