package com.aivors.eventlog;

import com.aivors.agent.AgentOwners;
import com.aivors.client.Clients;
import com.aivors.platform.database.ArrayParameters;
import com.aivors.retell.CallEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Pins each call to its client, once per sender. No later connect, disconnect or reassignment
/// moves it. An event that names another agent than its call joins the call only when that agent
/// belongs to the same client, or when the sender is bound to that client: the sender chooses the
/// call id, so the id proves nothing.
public final class CallRouter {

    private static final String KNOWN = """
            select call_id, source_id, client_id, agent_id from call_route where call_id = any(?)
            """;

    /// Holds the rows until the commit, so that a handover waits for us and also moves what we add.
    /// The lock is exclusive: two nodes that share it and then both pin the call would deadlock.
    private static final String HOLD_UNCLAIMED = """
            select call_id, source_id, client_id, agent_id from call_route
             where call_id = any(?) and client_id = %s
             order by call_id, source_id
               for no key update
            """.formatted(Clients.NOBODY_LITERAL);

    /// An event without an agent pins a call only provisionally: the first event that names the
    /// agent decides.
    private static final String PIN = """
            insert into call_route as r (call_id, source_id, client_id, agent_id, pinned_at)
            select * from unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
            on conflict (call_id, source_id) do update set
                client_id = case when r.agent_id is null and r.client_id = %1$s
                                 then excluded.client_id else r.client_id end,
                agent_id = case when r.client_id = %1$s
                                then coalesce(r.agent_id, excluded.agent_id) else r.agent_id end
            returning call_id, source_id, client_id, agent_id, xmax <> 0 as was_there
            """.formatted(Clients.NOBODY_LITERAL);

    /// Taken before a call is stored as unclaimed. This transaction and a [Handover] of the agent
    /// wait for each other; if we have waited, we then read the new owner.
    private static final String HOLD_AGENTS = """
            select pg_advisory_xact_lock_shared(%d, hashtext(agent_id))
              from (select agent_id from unnest(?::text[]) as a (agent_id) order by hashtext(agent_id)) held
            """.formatted(RouteLocks.AGENTS);

    /// @param pinned the client and agent of each call; [Clients#NOBODY] for unclaimed calls
    /// @param others the client of events of other agents under the ids of these calls
    /// @param found calls that were unclaimed until an event of this batch named their agent: their
    ///     rows must move
    record Routes(Map<RouteKey, Known> pinned, Map<AgentRoutes.Key, UUID> others, Set<RouteKey> found) {

        /// @return null when the event must not join the call with its id
        @Nullable
        UUID clientOf(Ticket ticket) {
            Known route = pinned(ticket);
            return route.takes(ticket) ? route.clientId() : others.get(otherAgentKey(ticket));
        }

        /// @return the found calls, grouped by their new client
        Map<UUID, List<RouteKey>> foundByClient() {
            return found.stream()
                    .collect(Collectors.groupingBy(
                            key -> Objects.requireNonNull(pinned.get(key)).clientId()));
        }

        private Known pinned(Ticket ticket) {
            return Objects.requireNonNull(pinned.get(RouteKey.of(ticket)));
        }
    }

    private record Look(Map<RouteKey, Known> known, AgentOwners owners) {}

    private record Pin(
            RouteKey key, UUID clientId, @Nullable String agentId, Instant at) {}

    /// @param repeated whether another transaction had already inserted this route
    record Known(UUID clientId, @Nullable String agentId, boolean repeated) {

        boolean open() {
            return agentId == null && clientId.equals(Clients.NOBODY);
        }

        /// Returns whether the event joins the call without a look at its agent's owner.
        private boolean takes(Ticket ticket) {
            String agent = ticket.event().agentId();
            return agent == null
                    || agent.equals(agentId)
                    || clientId.equals(ticket.source().clientId());
        }
    }

    Routes pin(Connection connection, List<Ticket> batch) throws SQLException {
        Set<String> agents = agents(batch);
        Look look = look(connection, callIds(batch), agents);
        Map<RouteKey, Known> known = look.known();
        Set<String> unclaimed = new TreeSet<>();
        known.forEach((key, route) -> {
            if (route.clientId().equals(Clients.NOBODY)) {
                unclaimed.add(key.callId());
            }
        });
        if (!unclaimed.isEmpty()) {
            known.keySet().removeIf(key -> unclaimed.contains(key.callId()));
            known.putAll(select(connection, HOLD_UNCLAIMED, unclaimed));
            // A call that was handed over between the two reads is missing in the second; this
            // third one finds its new client.
            known.putAll(select(connection, KNOWN, unclaimed));
        }
        var pinned = new HashMap<>(known);
        var found = new HashSet<RouteKey>();
        List<Ticket> deciding = deciding(batch, known);
        if (!deciding.isEmpty()) {
            insert(connection, pins(connection, deciding, agents, look.owners()))
                    .forEach((key, route) -> {
                        Known before = known.get(key);
                        // A call that was not read before may have been stored as unclaimed by
                        // another node meanwhile.
                        boolean mayHaveBeenOpen = before == null ? route.repeated() : before.open();
                        if (mayHaveBeenOpen && !route.clientId().equals(Clients.NOBODY)) {
                            found.add(key);
                        }
                        pinned.put(key, route);
                    });
        }
        // Uses the present routes, because another node may have pinned a call first, with another agent.
        return new Routes(pinned, others(connection, batch, pinned, look.owners()), found);
    }

    private static Map<AgentRoutes.Key, UUID> others(
            Connection connection, List<Ticket> batch, Map<RouteKey, Known> pinned, AgentOwners owners)
            throws SQLException {
        List<Ticket> undecided = batch.stream()
                .filter(ticket ->
                        !Objects.requireNonNull(pinned.get(RouteKey.of(ticket))).takes(ticket))
                .toList();
        if (undecided.isEmpty()) {
            return Map.of();
        }
        Map<AgentRoutes.Key, UUID> others = AgentRoutes.known(connection, callIds(undecided));
        var pins = new HashMap<AgentRoutes.Key, AgentRoutes.Pin>();
        for (Ticket ticket : undecided) {
            AgentRoutes.Key key = otherAgentKey(ticket);
            UUID client =
                    Objects.requireNonNull(pinned.get(RouteKey.of(ticket))).clientId();
            boolean ofThisClient = !client.equals(Clients.NOBODY) && client.equals(owner(ticket, owners));
            if (ofThisClient && !others.containsKey(key)) {
                pins.putIfAbsent(key, new AgentRoutes.Pin(key, client, ticket.receivedAt()));
            }
        }
        if (!pins.isEmpty()) {
            others.putAll(AgentRoutes.pin(connection, pins.values()));
        }
        return others;
    }

    /// @param ticket with an event that names an agent
    private static AgentRoutes.Key otherAgentKey(Ticket ticket) {
        return new AgentRoutes.Key(
                ticket.event().callId(),
                ticket.source().id(),
                Objects.requireNonNull(ticket.event().agentId()));
    }

    /// Returns the event that pins each unpinned call: the earliest received one that names an
    /// agent, otherwise the earliest.
    private static List<Ticket> deciding(List<Ticket> batch, Map<RouteKey, Known> known) {
        Comparator<Ticket> best = Comparator.<Ticket, Boolean>comparing(
                        ticket -> ticket.event().agentId() == null)
                .thenComparing(Ticket::receivedAt);
        var chosen = new HashMap<RouteKey, Ticket>();
        for (Ticket ticket : batch) {
            Known route = known.get(RouteKey.of(ticket));
            boolean mayDecide = route == null || (route.open() && ticket.event().agentId() != null);
            if (mayDecide) {
                chosen.merge(RouteKey.of(ticket), ticket, (one, other) -> best.compare(other, one) < 0 ? other : one);
            }
        }
        return chosen.values().stream()
                .sorted(Comparator.comparing((Ticket ticket) -> ticket.event().callId())
                        .thenComparing(ticket -> ticket.source().id()))
                .toList();
    }

    /// Returns the agents whose owners may decide.
    private static Set<String> agents(List<Ticket> batch) {
        Set<String> agents = new TreeSet<>();
        for (Ticket ticket : batch) {
            String agentId = ticket.event().agentId();
            if (agentId != null && ticket.source().clientId() == null) {
                agents.add(agentId);
            }
        }
        return agents;
    }

    private static List<Pin> pins(Connection connection, List<Ticket> deciding, Set<String> agents, AgentOwners owners)
            throws SQLException {
        List<Pin> pins = pins(deciding, owners);
        Set<String> ownerless = new TreeSet<>();
        for (Pin pin : pins) {
            if (pin.agentId() != null && pin.clientId().equals(Clients.NOBODY)) {
                ownerless.add(pin.agentId());
            }
        }
        if (ownerless.isEmpty()) {
            return pins;
        }
        hold(connection, ownerless);
        return pins(deciding, AgentOwners.of(connection, agents));
    }

    private static List<Pin> pins(List<Ticket> deciding, AgentOwners owners) {
        return deciding.stream()
                .map(ticket -> new Pin(
                        RouteKey.of(ticket),
                        owner(ticket, owners),
                        ticket.event().agentId(),
                        ticket.receivedAt()))
                .toList();
    }

    private static void hold(Connection connection, Set<String> agentIds) throws SQLException {
        try (var statement = connection.prepareStatement(HOLD_AGENTS)) {
            statement.setArray(1, connection.createArrayOf("text", agentIds.toArray(String[]::new)));
            statement.execute();
        }
    }

    private static UUID owner(Ticket ticket, AgentOwners owners) {
        UUID bound = ticket.source().clientId();
        String agentId = ticket.event().agentId();
        if (bound != null || agentId == null) {
            return bound == null ? Clients.NOBODY : bound;
        }
        return owners.ownerOf(agentId, began(ticket.event())).orElse(Clients.NOBODY);
    }

    static @Nullable Instant began(CallEvent event) {
        Long started = event.facts().startedAtMillis();
        if (started != null) {
            return Instant.ofEpochMilli(started);
        }
        // A call that never connected has no start; the time of its event is the best estimate.
        long said = event.sentAtMillis();
        return said > 0 ? Instant.ofEpochMilli(said) : null;
    }

    /// Takes the lock first, so that the rows read after it stay valid until the commit. Needs one
    /// round trip.
    private static Look look(Connection connection, Set<String> callIds, Set<String> agents) throws SQLException {
        try (var statement = connection.prepareStatement(RouteLocks.SHARED + ";" + KNOWN + ";" + AgentOwners.LINKS)) {
            statement.setArray(1, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            statement.setArray(2, connection.createArrayOf("text", agents.toArray(String[]::new)));
            statement.execute();
            statement.getMoreResults();
            Map<RouteKey, Known> known = read(statement.getResultSet(), false);
            statement.getMoreResults();
            return new Look(known, AgentOwners.read(statement.getResultSet()));
        }
    }

    private static Map<RouteKey, Known> select(Connection connection, String sql, Collection<String> callIds)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            try (var rows = statement.executeQuery()) {
                return read(rows, false);
            }
        }
    }

    private static Map<RouteKey, Known> insert(Connection connection, List<Pin> pins) throws SQLException {
        try (var statement = connection.prepareStatement(PIN)) {
            new ArrayParameters<>(connection, statement, pins)
                    .bind("text", pin -> pin.key().callId())
                    .bind("uuid", pin -> pin.key().sourceId())
                    .bind("uuid", Pin::clientId)
                    .bind("text", Pin::agentId)
                    .bind("timestamptz", Pin::at);
            try (var rows = statement.executeQuery()) {
                return read(rows, true);
            }
        }
    }

    private static Map<RouteKey, Known> read(ResultSet rows, boolean inserted) throws SQLException {
        var routes = new HashMap<RouteKey, Known>();
        while (rows.next()) {
            routes.put(
                    new RouteKey(rows.getString("call_id"), rows.getObject("source_id", UUID.class)),
                    new Known(
                            rows.getObject("client_id", UUID.class),
                            rows.getString("agent_id"),
                            inserted && rows.getBoolean("was_there")));
        }
        return routes;
    }

    private static Set<String> callIds(List<Ticket> batch) {
        Set<String> ids = new TreeSet<>();
        batch.forEach(ticket -> ids.add(ticket.event().callId()));
        return ids;
    }
}
