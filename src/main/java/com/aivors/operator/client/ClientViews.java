package com.aivors.operator.client;

import com.aivors.client.Clients;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Records in the audit log that an operator views a client's calls: one entry per operator, client
/// and hour, regardless of the number of requests.
@Component
public class ClientViews {

    /// Prevents two concurrent requests from both adding an entry.
    private static final String HOLD = "select pg_advisory_xact_lock(hashtextextended(:view, 0))";

    private static final String RECORDED = """
            select exists (select from audit_entry
                            where client_id = :client and actor_id = :actor and action = 'client.viewed'
                              and recorded_at >= :hour)
            """;

    private final Database database;
    private final Audit audit;
    private final InstantSource clock;

    /// Avoids a database query for every page.
    private final Cache<View, Boolean> recorded = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    ClientViews(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    private record View(UUID operator, UUID clientId, Instant hour) {}

    /// @return false for an unknown client
    public boolean record(SignedIn who, UUID clientId) {
        var view = new View(who.userId(), clientId, clock.instant().truncatedTo(ChronoUnit.HOURS));
        if (recorded.getIfPresent(view) != null) {
            return true;
        }
        boolean known = database.as(Role.OPERATOR, sql -> {
            if (!Clients.isKnown(sql, clientId)) {
                return false;
            }
            sql.sql(HOLD).param("view", view.toString()).query().listOfRows();
            boolean there = sql.sql(RECORDED)
                    .param("client", clientId)
                    .param("actor", who.userId())
                    .param("hour", Timestamp.from(view.hour()))
                    .query((row, _) -> row.getBoolean(1))
                    .single();
            if (!there) {
                audit.record(sql, who, "client.viewed", clientId, clientId.toString());
            }
            return true;
        });
        if (known) {
            recorded.put(view, true);
        }
        return known;
    }
}
