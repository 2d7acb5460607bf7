package com.aivors.operator.client;

import com.aivors.agent.AgentFacts;
import com.aivors.agent.AgentLinks;
import com.aivors.agent.ConnectedAgent;
import com.aivors.analytics.ClientActivity;
import com.aivors.analytics.ClientActivity.Activity;
import com.aivors.analytics.ClientActivity.AgentCalls;
import com.aivors.client.ClientPosition;
import com.aivors.identity.AiStatus;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads a page of clients from the account tables, then agents and call figures for all of them at
/// once. The cost of the statements does not grow with the number of calls.
@Component
public final class ClientRows {

    private static final String CLIENTS = """
            select c.client_id, c.name, c.folded_name, c.phone_number, c.created_at, u.email,
                   case when c.suspended_at is not null then 'SUSPENDED'
                        when u.password_hash is null then 'INVITED'
                        else 'ACTIVE' end as status
              from client c
             cross join lateral (
                   select email, password_hash from app_user
                    where client_id = c.client_id
                    order by membership = 'owner' desc, created_at, user_id limit 1) u
             where\s""";

    private static final String BY_NAME = """

             order by c.folded_name, c.client_id
             limit :limit
            """;

    private static final String ONE = "c.client_id = :id";

    private static final String AFTER = "(c.folded_name, c.client_id) > (:name, :id)";

    private static final String SOUGHT = AFTER + """
               and (strpos(c.folded_name, (select folded(:sought))) > 0
                    or strpos(lower(c.phone_number), :sought) > 0
                    or c.client_id::text = :sought
                    or c.client_id in (select client_id from app_user where strpos(lower(email), :sought) > 0)
                    or c.client_id in (select client_id from agent_link where strpos(lower(agent_id), :sought) > 0)
                    or c.client_id = any(:named::uuid[]))
            """;

    private final Database database;
    private final InstantSource clock;

    ClientRows(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    ClientList list(ClientQuery.Checked query) {
        return database.as(Role.OPERATOR, db -> {
            Database.readAsOfOneMoment(db);
            return page(db, query);
        });
    }

    public Optional<ClientRow> of(UUID clientId) {
        return database.as(Role.OPERATOR, db -> {
            Database.readAsOfOneMoment(db);
            return rows(db, bases(db, ONE, Map.of("id", clientId), 1)).stream().findFirst();
        });
    }

    private ClientList page(JdbcClient db, ClientQuery.Checked query) {
        var parameters = new HashMap<String, Object>();
        parameters.put("name", query.after().name());
        parameters.put("id", query.after().clientId());
        String sought = query.sought();
        if (sought != null) {
            parameters.put("sought", sought.toLowerCase(Locale.ROOT));
            parameters.put(
                    "named",
                    AgentFacts.clientsOfAgentsNamed(db, sought).stream()
                            .map(UUID::toString)
                            .toArray(String[]::new));
        }
        Integer limit = query.limit();
        List<Base> found = new ArrayList<>(
                bases(db, sought == null ? AFTER : SOUGHT, parameters, limit == null ? null : limit + 1));
        boolean more = limit != null && found.size() > limit;
        if (more) {
            found.removeLast();
        }
        return new ClientList(rows(db, found), more ? found.getLast().position().cursor() : null);
    }

    private static List<Base> bases(
            JdbcClient db, String condition, Map<String, Object> parameters, @Nullable Integer limit) {
        return db.sql(CLIENTS + condition + BY_NAME)
                .params(parameters)
                .param("limit", limit, Types.INTEGER)
                .query((row, _) -> base(row))
                .list();
    }

    /// The columns from the account tables.
    private record Base(
            ClientPosition position,
            String name,
            String email,
            @Nullable String phoneNumber,
            ClientRow.Status status,
            Instant createdAt) {

        UUID id() {
            return position.clientId();
        }
    }

    private static Base base(ResultSet row) throws SQLException {
        return new Base(
                new ClientPosition(row.getString("folded_name"), row.getObject("client_id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone_number"),
                ClientRow.Status.valueOf(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private List<ClientRow> rows(JdbcClient db, List<Base> clients) {
        List<UUID> ids = clients.stream().map(Base::id).toList();
        Map<UUID, List<ConnectedAgent>> agents = ids.isEmpty() ? Map.of() : AgentLinks.of(db, ids);
        Map<UUID, Activity> activities = ClientActivity.of(db, ids, clock.instant());
        return clients.stream()
                .map(client -> row(
                        client,
                        agents.getOrDefault(client.id(), List.of()),
                        Objects.requireNonNull(activities.get(client.id()))))
                .toList();
    }

    private static ClientRow row(Base client, List<ConnectedAgent> agents, Activity activity) {
        boolean connected = agents.stream().anyMatch(agent -> agent.status().equals("connected"));
        return new ClientRow(
                client.id(),
                client.name(),
                client.email(),
                client.phoneNumber(),
                client.status(),
                AiStatus.of(connected, !agents.isEmpty()),
                agents.stream()
                        .map(agent -> with(agent, activity.agents().get(agent.agentId())))
                        .toList(),
                activity.recentCalls(),
                activity.lastCallAt(),
                client.createdAt());
    }

    private static ConnectedAgent with(ConnectedAgent agent, @Nullable AgentCalls calls) {
        return calls == null
                ? agent
                : new ConnectedAgent(
                        agent.agentId(),
                        calls.name(),
                        agent.connectedAt(),
                        calls.firstAt(),
                        calls.lastAt(),
                        agent.status());
    }
}
