package com.aivors.operator.source;

import com.aivors.operator.source.SourceRow.SourceFailure;
import com.aivors.operator.source.SourceRow.SourceSecret;
import com.aivors.platform.access.WebhookPaths;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.settings.Settings;
import com.aivors.retell.Signature;
import com.aivors.source.Refusal;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads sources with their clients and the results of their requests.
@Component
class SourceRows {

    private static final String HOURS = """
            select kind, source_id, outcome, sum(requests) as requests, max(last_at) as last_at
              from webhook_hour
             where outcome = 'accepted' or hour >= :since
             group by kind, source_id, outcome
            """;

    private static final String USES = "select source_id, secret_id, last_used_at from secret_use";

    private static final String NAMES = "select client_id, name from client where client_id in (:ids)";

    private final Database database;
    private final Sources sources;
    private final Settings settings;
    private final InstantSource clock;

    SourceRows(Database database, Sources sources, Settings settings, InstantSource clock) {
        this.database = database;
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
    }

    private record Hours(String kind, @Nullable UUID sourceId, String outcome, long requests, Instant last) {

        boolean accepted() {
            return outcome.equals("accepted");
        }

        /// Returns false for refusals because the service was busy, which are not the sender's
        /// fault.
        boolean tellsOfItsSender() {
            return !outcome.equals(Refusal.BUSY.reason());
        }

        boolean concerns(UUID id, String itsKind) {
            return sourceId == null ? kind.equals(itsKind) : sourceId.equals(id);
        }
    }

    List<SourceRow> list() {
        List<Sources.SourceWithSecrets> all = sources.all();
        return database.as(Role.OPERATOR, sql -> {
            List<Hours> hours = hours(sql);
            Map<String, Instant> uses = uses(sql);
            Map<UUID, String> names = names(sql, all);
            return all.stream()
                    .filter(one -> one.source().kind() != Source.Kind.HISTORY)
                    .map(one -> row(one, hours, uses, names))
                    .toList();
        });
    }

    SourceRow of(Sources.SourceWithSecrets one) {
        return database.as(Role.OPERATOR, sql -> row(one, hours(sql), uses(sql), names(sql, List.of(one))));
    }

    private SourceRow row(
            Sources.SourceWithSecrets one, List<Hours> hours, Map<String, Instant> uses, Map<UUID, String> names) {
        var source = one.source();
        String kind = source.kind().name().toLowerCase(Locale.ROOT);
        boolean n8n = kind.equals("n8n");
        Map<String, Long> failures = new TreeMap<>();
        Instant last = null;
        Instant lastFailure = Instant.EPOCH;
        for (Hours hour : hours) {
            if (hour.accepted() && source.id().equals(hour.sourceId())) {
                last = hour.last();
            } else if (!hour.accepted() && hour.concerns(source.id(), kind)) {
                failures.merge(hour.outcome(), hour.requests(), Long::sum);
                if (hour.tellsOfItsSender() && hour.last().isAfter(lastFailure)) {
                    lastFailure = hour.last();
                }
            }
        }
        UUID clientId = source.clientId();
        return new SourceRow(
                source.id(),
                kind,
                source.name(),
                clientId,
                clientId == null ? null : names.get(clientId),
                PublicUrl.of(settings) + address(source, n8n),
                n8n ? "x-n8n-webhook-secret" : Signature.HEADER,
                one.secrets().stream()
                        .map(secret -> new SourceSecret(
                                secret.id(),
                                n8n ? secret.value() : null,
                                secret.hint(),
                                secret.createdAt(),
                                uses.get(source.id() + " " + secret.id()),
                                secret.fromEnvironment()))
                        .toList(),
                last,
                lastFailure.isAfter(last == null ? Instant.EPOCH : last),
                failures.values().stream().mapToLong(Long::longValue).sum(),
                failures.entrySet().stream()
                        .map(failure -> new SourceFailure(failure.getKey(), failure.getValue()))
                        .sorted(Comparator.comparingLong(SourceFailure::count).reversed())
                        .toList());
    }

    /// Returns the path for webhooks. An added Retell workspace has its own path, so that only its
    /// keys are tried.
    private static String address(Source source, boolean n8n) {
        if (n8n) {
            return WebhookPaths.N8N;
        }
        return Sources.isStandard(source.id())
                ? WebhookPaths.RETELL
                : WebhookPaths.retell(source.id().toString());
    }

    private List<Hours> hours(JdbcClient sql) {
        return sql.sql(HOURS)
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .query((row, _) -> new Hours(
                        row.getString("kind"),
                        row.getObject("source_id", UUID.class),
                        row.getString("outcome"),
                        row.getLong("requests"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Returns the last uses, by source and secret.
    private static Map<String, Instant> uses(JdbcClient sql) {
        Map<String, Instant> uses = new HashMap<>();
        sql.sql(USES).query(row -> {
            uses.put(
                    row.getString("source_id") + " " + row.getString("secret_id"),
                    row.getObject("last_used_at", OffsetDateTime.class).toInstant());
        });
        return uses;
    }

    private static Map<UUID, String> names(JdbcClient sql, List<Sources.SourceWithSecrets> of) {
        Map<UUID, String> names = new HashMap<>();
        List<UUID> ids = of.stream()
                .flatMap(one -> java.util.stream.Stream.ofNullable(one.source().clientId()))
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            sql.sql(NAMES).param("ids", ids).query(row -> {
                names.put(row.getObject("client_id", UUID.class), row.getString("name"));
            });
        }
        return names;
    }
}
