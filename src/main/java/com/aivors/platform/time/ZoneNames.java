package com.aivors.platform.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Time zones as browsers name them. They are resolved here and never in the database, whose own list
/// of zones may lack the legacy names (`US/Eastern`, `Europe/Kiev`).
public final class ZoneNames {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final Map<String, String> BY_LOWER_CASE = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (one, _) -> one));

    private ZoneNames() {}

    /// A region in any case, or an offset such as `+05:30`. Everything else is UTC: browsers that do
    /// not know their zone send `Etc/Unknown`.
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
