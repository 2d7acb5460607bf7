package com.aivors.operator;

import com.aivors.agent.ConnectedAgent;
import com.aivors.client.AiStatus;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads clients with their agents and calls. The sub-selects of calls walk the index that lists
/// use, client by client.
@Component
public final class ClientRows {

    private static final Duration RECENTLY = Duration.ofDays(30);

    private static final String CLIENTS = """
            select c.client_id, c.name, c.phone_number, c.created_at, u.email,
                   case when c.suspended_at is not null then 'SUSPENDED'
                        when u.password_hash is null then 'INVITED'
                        else 'ACTIVE' end as status,
                   (select count(*) from call k
                    where k.client_id = c.client_id and k.listed_at >= :since) as calls,
                   (select max(k.listed_at) from call k where k.client_id = c.client_id) as last_call
            from client c
            cross join lateral (
                select email, password_hash from app_user
                where client_id = c.client_id order by created_at, user_id limit 1) u
            where (:id::uuid is null or c.client_id = :id)
              and (:sought::text is null
                   or strpos(lower(c.name), :sought) > 0
                   or strpos(lower(u.email), :sought) > 0
                   or strpos(lower(coalesce(c.phone_number, '')), :sought) > 0)
            order by lower(c.name), c.client_id
            """;

    private static final String AGENTS = """
            select a.client_id, a.agent_id, a.since, a.status, newest.agent_name, newest.listed_at
            from (
                select client_id, agent_id, linked_at as since, 'connected' as status
                from agent_link where unlinked_at is null
                union all
                select client_id, agent_id, requested_at, 'pending'
                from agent_claim where decided_at is null) a
            left join lateral (
                select k.agent_name, k.listed_at from call k
                where k.client_id = a.client_id and k.agent_id = a.agent_id
                order by k.listed_at desc limit 1) newest on true
            where :id::uuid is null or a.client_id = :id
            order by a.status, a.since desc, a.agent_id
            """;

    private final Database database;
    private final InstantSource clock;

    ClientRows(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param sought part of a name, e-mail or phone number; null lists all
    List<ClientRow> list(@Nullable String sought) {
        return database.as(Role.OPERATOR, db -> read(db, null, sought));
    }

    public Optional<ClientRow> of(UUID clientId) {
        return database.as(
                Role.OPERATOR, db -> read(db, clientId, null).stream().findFirst());
    }

    private List<ClientRow> read(JdbcClient db, @Nullable UUID clientId, @Nullable String sought) {
        Map<UUID, List<ConnectedAgent>> agents = new HashMap<>();
        db.sql(AGENTS).param("id", clientId, Types.OTHER).query(row -> {
            agents.computeIfAbsent(row.getObject("client_id", UUID.class), id -> new ArrayList<>())
                    .add(agent(row));
        });
        return db.sql(CLIENTS)
                .param("id", clientId, Types.OTHER)
                .param("sought", sought, Types.VARCHAR)
                .param("since", clock.instant().minus(RECENTLY).atOffset(ZoneOffset.UTC))
                .query((row, number) -> client(row, agents))
                .list();
    }

    private static ConnectedAgent agent(ResultSet row) throws SQLException {
        Instant connected = row.getObject("since", OffsetDateTime.class).toInstant();
        return new ConnectedAgent(
                row.getString("agent_id"),
                row.getString("agent_name"),
                connected,
                instant(row, "listed_at"),
                row.getString("status"));
    }

    private static ClientRow client(ResultSet row, Map<UUID, List<ConnectedAgent>> agents) throws SQLException {
        UUID id = row.getObject("client_id", UUID.class);
        List<ConnectedAgent> own = agents.getOrDefault(id, List.of());
        boolean connected = own.stream().anyMatch(agent -> agent.status().equals("connected"));
        return new ClientRow(
                id,
                row.getString("name"),
                row.getString("email"),
                row.getString("phone_number"),
                ClientRow.Status.valueOf(row.getString("status")),
                AiStatus.of(connected, !own.isEmpty()),
                own,
                row.getLong("calls"),
                instant(row, "last_call"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
