package com.aivors.source;

import com.aivors.platform.database.ArrayParameters;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Records when each secret was last used, so that an operator knows when an old one can be
/// retired. Collects uses in memory and writes them with the counts of webhooks, at most once a
/// minute per secret. The only class that writes `secret_use`.
public final class SecretUses {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final String WRITE = """
            insert into secret_use as u (source_id, secret_id, last_used_at)
            select * from unnest(?::uuid[], ?::text[], ?::timestamptz[])
            on conflict (source_id, secret_id) do update set
                last_used_at = greatest(u.last_used_at, excluded.last_used_at)
            """;

    private final Database database;
    private final InstantSource clock;
    private final Map<Secret, Use> uses = new ConcurrentHashMap<>();

    public SecretUses(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Secret(UUID sourceId, String secretId) {}

    /// @param written the last use in the table; EPOCH before the first
    private record Use(Instant last, Instant written) {

        boolean isDue() {
            return !last.isBefore(written.plus(PAUSE));
        }
    }

    private record Row(Secret secret, Instant last) {}

    void used(UUID sourceId, String secretId) {
        Instant now = clock.instant();
        uses.merge(
                new Secret(sourceId, secretId),
                new Use(now, Instant.EPOCH),
                (known, _) -> new Use(now, known.written()));
    }

    /// Writes the uses that are due. Uses that could not be written stay due.
    public void flush() {
        // Sorts the rows, so that two nodes that flush at once queue instead of deadlocking.
        List<Row> rows = uses.entrySet().stream()
                .filter(use -> use.getValue().isDue())
                .map(use -> new Row(use.getKey(), use.getValue().last()))
                .sorted(Comparator.comparing(row -> row.secret().toString()))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        database.connected(Role.INTAKE, connection -> {
            try (var statement = connection.prepareStatement(WRITE)) {
                new ArrayParameters<>(connection, statement, rows)
                        .bind("uuid", row -> row.secret().sourceId())
                        .bind("text", row -> row.secret().secretId())
                        .bind("timestamptz", Row::last);
                return statement.executeUpdate();
            }
        });
        rows.forEach(row -> uses.computeIfPresent(row.secret(), (_, use) -> new Use(use.last(), row.last())));
    }
}
