package com.aivors.operator;

import com.aivors.intake.Handover;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the agents whose calls are kept for nobody.
final class UnclaimedAgents {

    /// By the pins and not by the calls: what a handover moves. A call that is not merged yet has
    /// no row and counts all the same.
    private static final String LIST = """
            select r.agent_id, count(*) as calls,
                   min(coalesce(c.listed_at, r.pinned_at)) as first_call,
                   max(coalesce(c.listed_at, r.pinned_at)) as last_call,
                   (array_agg(c.agent_name order by c.listed_at desc) filter (where c.agent_name is not null))[1] as name
              from (select agent_id, call_id, min(pinned_at) as pinned_at from call_route
                     where client_id = :nobody
                     group by agent_id, call_id) r
              left join call c on c.client_id = :nobody and c.call_id = r.call_id
             group by r.agent_id
             order by last_call desc, r.agent_id
             limit 1000
            """;

    private UnclaimedAgents() {}

    /// @param agentId null gathers the calls that named no agent
    /// @param agentName as its newest call says
    record UnclaimedAgent(
            @Nullable String agentId,
            @Nullable String agentName,
            long calls,
            Instant firstCallAt,
            Instant lastCallAt) {}

    static List<UnclaimedAgent> list(JdbcClient sql) {
        return sql.sql(LIST)
                .param("nobody", Handover.NOBODY)
                .query((row, _) -> new UnclaimedAgent(
                        row.getString("agent_id"),
                        row.getString("name"),
                        row.getLong("calls"),
                        row.getObject("first_call", OffsetDateTime.class).toInstant(),
                        row.getObject("last_call", OffsetDateTime.class).toInstant()))
                .list();
    }
}
