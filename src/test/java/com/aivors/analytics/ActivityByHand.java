package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.agent.AgentLinks;
import com.aivors.agent.ConnectedAgent;
import com.aivors.analytics.ClientActivity.Activity;
import com.aivors.analytics.ClientActivity.AgentCalls;
import com.aivors.client.settings.SettingsRows;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Computes a client's row in the list of clients by a simple scan of all its calls.
final class ActivityByHand {

    private ActivityByHand() {}

    /// Checks times at which the last 30 days contain all calls, some, and none.
    static void assertRight(JdbcClient sql, UUID client, Instant firstCall) {
        for (int days : List.of(1, 28, 30, 31, 33, 40)) {
            assertRightAt(sql, client, firstCall.plus(Duration.ofDays(days)).plusSeconds(40_000));
        }
    }

    private static void assertRightAt(JdbcClient sql, UUID client, Instant now) {
        Activity told = Objects.requireNonNull(
                ClientActivity.of(sql, List.of(client), now).get(client));
        ZoneId zone = SettingsRows.of(sql, client).zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        long recent = sql.sql("select count(*) from call where client_id = ? and listed_at >= ? and listed_at < ?")
                .param(client)
                .param(Timestamp.from(today.minusDays(29).atStartOfDay(zone).toInstant()))
                .param(Timestamp.from(today.plusDays(2).atStartOfDay(zone).toInstant()))
                .query(Long.class)
                .single();
        Map<String, AgentCalls> agents = agents(sql, client);
        assertThat(told.recentCalls()).as("calls before " + now).isEqualTo(recent);
        assertThat(told.lastCallAt())
                .isEqualTo(agents.values().stream()
                        .map(AgentCalls::lastAt)
                        .max(Instant::compareTo)
                        .orElse(null));
        for (ConnectedAgent agent : AgentLinks.of(sql, client)) {
            AgentCalls right = agents.get(agent.agentId());
            assertThat(told.agents().get(agent.agentId())).isEqualTo(right);
            assertThat(agent.firstCallAt()).isEqualTo(right == null ? null : right.firstAt());
            assertThat(agent.lastCallAt()).isEqualTo(right == null ? null : right.lastAt());
        }
    }

    private static Map<String, AgentCalls> agents(JdbcClient sql, UUID client) {
        var agents = new HashMap<String, AgentCalls>();
        sql.sql("""
                select coalesce(agent_id, '') as agent_id, agent_name, listed_at from call
                 where client_id = ? order by listed_at, call_id""").param(client).query(row -> {
            Instant at = row.getTimestamp("listed_at").toInstant();
            String agent = row.getString("agent_id");
            AgentCalls before = agents.get(agent);
            agents.put(agent, new AgentCalls(row.getString("agent_name"), before == null ? at : before.firstAt(), at));
        });
        return agents;
    }
}
