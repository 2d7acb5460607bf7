package com.aivors.intake;

import com.aivors.platform.database.ArrayParameters;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.source.Refusal;
import com.aivors.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Counts accepted and refused webhooks, so that an operator notices a sender with a wrong key.
/// Counts in memory and writes every few seconds, so that counting never slows a webhook. Memory is
/// bounded by the number of kinds, sources and reasons. The only class that writes `webhook_hour`.
final class WebhookCounts {

    static final String ACCEPTED = "accepted";

    private static final String ADD = """
            insert into webhook_hour as h (kind, source_id, outcome, hour, requests, last_at)
            select * from unnest(?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::bigint[], ?::timestamptz[])
            on conflict (kind, source_id, outcome, hour) do update set
                requests = h.requests + excluded.requests,
                last_at = greatest(h.last_at, excluded.last_at)
            """;

    /// Deletes counts after 30 days, but keeps the last accepted hour of each source.
    private static final String FORGET = """
            delete from webhook_hour h
             where h.hour < now() - interval '30 days'
               and (h.outcome <> 'accepted'
                    or exists (select from webhook_hour later
                                where later.source_id = h.source_id and later.outcome = 'accepted'
                                  and later.hour > h.hour))
            """;

    private final Database database;
    private final InstantSource clock;
    private final IntakeMetrics metrics;
    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    WebhookCounts(Database database, InstantSource clock, IntakeMetrics metrics) {
        this.database = database;
        this.clock = clock;
        this.metrics = metrics;
    }

    private record Key(Source.Kind kind, @Nullable UUID sourceId, String outcome, Instant hour) {}

    private record Count(long requests, Instant last) {

        Count plus(Count other) {
            return new Count(requests + other.requests, other.last.isAfter(last) ? other.last : last);
        }
    }

    private record Row(Key key, Count count) {}

    void accepted(Source source) {
        count(source.kind(), source.id(), ACCEPTED);
    }

    /// @param source null when the sender is unknown
    /// @param why the reason for refusing the whole request
    void refused(Source.Kind kind, @Nullable Source source, Refusal why) {
        metrics.refused(why);
        count(kind, source == null ? null : source.id(), why.reason());
    }

    private void count(Source.Kind kind, @Nullable UUID sourceId, String outcome) {
        Instant now = clock.instant();
        counts.merge(
                new Key(kind, sourceId, outcome, now.truncatedTo(ChronoUnit.HOURS)), new Count(1, now), Count::plus);
    }

    /// Writes the counts. Keeps counts that could not be written for the next time.
    void flush() {
        // Sorts the rows, so that two nodes that flush at once queue instead of deadlocking.
        List<Row> rows = counts.keySet().stream()
                .sorted(Comparator.comparing(Key::toString))
                .map(key -> new Row(key, taken(key)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        try {
            database.connected(Role.INTAKE, connection -> write(connection, rows));
        } catch (RuntimeException e) {
            rows.forEach(row -> counts.merge(row.key(), row.count(), Count::plus));
            throw e;
        }
    }

    private Count taken(Key key) {
        Count count = counts.remove(key);
        return count == null ? new Count(0, key.hour()) : count;
    }

    void forgetOld() {
        database.connected(Role.INTAKE, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(FORGET);
            }
        });
    }

    private static int write(Connection connection, List<Row> rows) throws SQLException {
        try (var statement = connection.prepareStatement(ADD)) {
            new ArrayParameters<>(connection, statement, rows)
                    .bind("text", row -> row.key().kind().name().toLowerCase(Locale.ROOT))
                    .bind("uuid", row -> row.key().sourceId())
                    .bind("text", row -> row.key().outcome())
                    .bind("timestamptz", row -> row.key().hour())
                    .bind("int8", row -> row.count().requests())
                    .bind("timestamptz", row -> row.count().last());
            return statement.executeUpdate();
        }
    }
}
