package com.aivors.operator;

import com.aivors.agent.AgentLinks;
import com.aivors.agent.ConnectedAgent;
import com.aivors.identity.AiStatus;
import com.aivors.platform.database.Columns;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads clients, then each one's agents and calls by statements that name it, so that they run
/// where its calls are, also when those are sharded. They walk the index that lists use.
@Component
public final class ClientRows {

    private static final Duration RECENTLY = Duration.ofDays(30);

    private static final String CLIENTS = """
            select c.client_id, c.name, c.phone_number, c.created_at, u.email,
                   case when c.suspended_at is not null then 'SUSPENDED'
                        when u.password_hash is null then 'INVITED'
                        else 'ACTIVE' end as status
              from client c
             cross join lateral (
                   select email, password_hash from app_user
                    where client_id = c.client_id
                    order by membership = 'owner' desc, created_at, user_id limit 1) u
             where (:id::uuid is null or c.client_id = :id)
               and (:sought::text is null
                    or strpos(lower(c.name), :sought) > 0
                    or strpos(lower(u.email), :sought) > 0
                    or strpos(lower(coalesce(c.phone_number, '')), :sought) > 0)
             order by lower(c.name), c.client_id
            """;

    /// Hours whose rollup is right are taken from it, the calls of marked hours are counted.
    private static final String CALLS = """
            select coalesce(sum(r.calls), 0) as calls, null::timestamptz as last_call from call_rollup r
             where r.client_id = :id and r.hour >= :since
               and not exists (select from rollup_mark m where m.client_id = :id and m.hour = r.hour)
            union all
            select count(*), null from (select distinct hour from rollup_mark where client_id = :id and hour >= :since) m
              join call c on c.client_id = :id
                         and c.listed_at >= m.hour and c.listed_at < m.hour + interval '1 hour'
            union all
            (select 0, listed_at from call where client_id = :id order by listed_at desc limit 1)
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
        return db
                .sql(CLIENTS)
                .param("id", clientId, Types.OTHER)
                .param("sought", sought, Types.VARCHAR)
                .query((row, _) -> base(row))
                .list()
                .stream()
                .map(client -> client(db, client))
                .toList();
    }

    /// What stands in the tables of accounts.
    private record Base(
            UUID id,
            String name,
            String email,
            @Nullable String phoneNumber,
            ClientRow.Status status,
            Instant createdAt) {}

    private record Calls(long recent, @Nullable Instant last) {

        Calls plus(Calls other) {
            return new Calls(recent + other.recent, last == null ? other.last : last);
        }
    }

    private static Base base(ResultSet row) throws SQLException {
        return new Base(
                row.getObject("client_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone_number"),
                ClientRow.Status.valueOf(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private ClientRow client(JdbcClient db, Base client) {
        List<ConnectedAgent> agents = AgentLinks.of(db, client.id());
        boolean connected = agents.stream().anyMatch(agent -> agent.status().equals("connected"));
        Calls calls = db
                .sql(CALLS)
                .param("id", client.id())
                .param(
                        "since",
                        clock.instant()
                                .minus(RECENTLY)
                                .truncatedTo(ChronoUnit.HOURS)
                                .atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Calls(row.getLong("calls"), Columns.instant(row, "last_call")))
                .list()
                .stream()
                .reduce(new Calls(0, null), Calls::plus);
        return new ClientRow(
                client.id(),
                client.name(),
                client.email(),
                client.phoneNumber(),
                client.status(),
                AiStatus.of(connected, !agents.isEmpty()),
                agents,
                calls.recent(),
                calls.last(),
                client.createdAt());
    }
}
