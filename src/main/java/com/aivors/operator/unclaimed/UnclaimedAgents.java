package com.aivors.operator.unclaimed;

import com.aivors.client.Clients;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the agents of unclaimed calls.
final class UnclaimedAgents {

    private static final int MOST_AGENTS = 1000;

    /// Shorter ids are all too similar to compare.
    private static final int SHORTEST_ID = 6;

    /// Returns -1 for ids that differ in more than two letters.
    private static final LevenshteinDistance TWO_LETTERS = new LevenshteinDistance(2);

    /// Counts pins instead of calls, because a handover moves pins. A pinned call without a row,
    /// because it is not merged yet, counts too.
    private static final String PINNED = """
            select agent_id, count(distinct call_id) as calls, min(pinned_at) as first_pin, max(pinned_at) as last_pin
              from call_route
             where client_id = :nobody
             group by agent_id
            """;

    private static final String CALLS = """
            select agent_id, min(listed_at) as first_call, max(listed_at) as last_call,
                   (array_agg(agent_name order by listed_at desc) filter (where agent_name is not null))[1] as name
              from call
             where client_id = :nobody
             group by agent_id
            """;

    private static final String CONNECTED = """
            select l.agent_id, l.client_id, c.name from agent_link l join client c using (client_id)
             where l.unlinked_at is null
             order by c.name, l.agent_id
            """;

    private UnclaimedAgents() {}

    /// @param agentId null for the calls without an agent
    /// @param agentName from its newest call
    /// @param similarTo connected agents whose ids differ by one or two characters; probably the
    ///     same agent, mistyped
    record UnclaimedAgent(
            @Nullable String agentId,
            @Nullable String agentName,
            long calls,
            Instant firstCallAt,
            Instant lastCallAt,
            List<SimilarAgent> similarTo) {}

    record SimilarAgent(UUID clientId, String clientName, String agentId) {}

    private record Pinned(@Nullable String agentId, long calls, Instant first, Instant last) {}

    private record Told(
            Instant first, Instant last, @Nullable String name) {}

    /// Returns the agents with the newest calls first.
    static List<UnclaimedAgent> list(JdbcClient sql) {
        List<Pinned> pinned = sql.sql(PINNED)
                .param("nobody", Clients.NOBODY)
                .query((row, _) -> new Pinned(
                        row.getString("agent_id"),
                        row.getLong("calls"),
                        row.getObject("first_pin", OffsetDateTime.class).toInstant(),
                        row.getObject("last_pin", OffsetDateTime.class).toInstant()))
                .list();
        if (pinned.isEmpty()) {
            return List.of();
        }
        Map<@Nullable String, Told> told = new HashMap<>();
        sql.sql(CALLS).param("nobody", Clients.NOBODY).query(row -> {
            told.put(
                    row.getString("agent_id"),
                    new Told(
                            row.getObject("first_call", OffsetDateTime.class).toInstant(),
                            row.getObject("last_call", OffsetDateTime.class).toInstant(),
                            row.getString("name")));
        });
        List<SimilarAgent> connected = sql.sql(CONNECTED)
                .query((row, _) -> new SimilarAgent(
                        row.getObject("client_id", UUID.class), row.getString("name"), row.getString("agent_id")))
                .list();
        return pinned.stream()
                .map(one -> agent(one, told.get(one.agentId())))
                .sorted(Comparator.comparing(UnclaimedAgent::lastCallAt)
                        .reversed()
                        .thenComparing(UnclaimedAgent::agentId, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(MOST_AGENTS)
                .map(one -> new UnclaimedAgent(
                        one.agentId(),
                        one.agentName(),
                        one.calls(),
                        one.firstCallAt(),
                        one.lastCallAt(),
                        similar(one.agentId(), connected)))
                .toList();
    }

    private static UnclaimedAgent agent(Pinned pinned, @Nullable Told told) {
        return told == null
                ? new UnclaimedAgent(pinned.agentId(), null, pinned.calls(), pinned.first(), pinned.last(), List.of())
                : new UnclaimedAgent(
                        pinned.agentId(), told.name(), pinned.calls(), told.first(), told.last(), List.of());
    }

    static List<SimilarAgent> similar(@Nullable String agentId, List<SimilarAgent> connected) {
        if (agentId == null || agentId.length() < SHORTEST_ID) {
            return List.of();
        }
        var similar = new ArrayList<SimilarAgent>();
        for (SimilarAgent one : connected) {
            if (!one.agentId().equals(agentId) && TWO_LETTERS.apply(lower(one.agentId()), lower(agentId)) >= 0) {
                similar.add(one);
            }
        }
        return similar;
    }

    private static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
