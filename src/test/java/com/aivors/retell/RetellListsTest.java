package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.ApiAnswer.Found;
import com.aivors.retell.RetellApi.AgentPage;
import com.aivors.retell.RetellApi.CallPage;
import com.aivors.retell.RetellApi.ListedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reads the lists of Retell's API from a stand-in that follows the types of Retell's SDK.
class RetellListsTest {

    private static final String KEY = "key_lists";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final RetellStandIn retell = new RetellStandIn();
    private final RetellApi api = new RetellApi(retell.base(), Duration.ofSeconds(5));

    @BeforeEach
    void script() {
        retell.agent(KEY, "agent_1", "Ivy");
        for (int i = 0; i < 7; i++) {
            retell.call(
                    KEY,
                    Map.of(
                            "call_id",
                            "call" + i,
                            "agent_id",
                            i == 6 ? "agent_2" : "agent_1",
                            "call_status",
                            i == 5 ? "ongoing" : "ended",
                            "start_timestamp",
                            NOON.plusSeconds(i).toEpochMilli(),
                            "call_analysis",
                            i == 0 ? Map.of("user_sentiment", "Positive") : Map.of()));
        }
    }

    @AfterEach
    void stop() {
        api.close();
        retell.close();
    }

    @Test
    void everyPageIsRead() {
        retell.mostPerPage(2);
        assertThat(all(List.of("agent_1"), NOON, NOON.plusSeconds(60)))
                .extracting(ListedCall::callId)
                .containsExactly("call0", "call1", "call2", "call3", "call4", "call5");
        assertThat(all(List.of(), NOON.plusSeconds(5), NOON.plusSeconds(60)))
                .extracting(ListedCall::callId)
                .containsExactly("call5", "call6");
    }

    @Test
    void listedCallsContainOnlyTheComparedFields() {
        assertThat(all(List.of(), NOON, NOON))
                .containsExactly(new ListedCall("call0", "agent_1", NOON, null, true, true));
        Instant fifth = NOON.plusSeconds(5);
        assertThat(all(List.of(), fifth, fifth))
                .containsExactly(new ListedCall("call5", "agent_1", fifth, null, false, false));
    }

    @Test
    void listedAgentsHaveNames() {
        assertThat(api.agents(KEY, null))
                .isEqualTo(new Found<>(new AgentPage(List.of(new RetellApi.Agent("agent_1", "Ivy")), null)));
    }

    @Test
    void wrongKeysThrottlingAndOutagesAreDistinguished() {
        assertThat(api.agents("key_other", null)).isInstanceOf(ApiAnswer.Unauthorized.class);
        retell.fail(1, 429, "3");
        assertThat(api.agents(KEY, null)).isEqualTo(new ApiAnswer.Throttled<>(Duration.ofSeconds(3)));
        retell.fail(1, 503, null);
        assertThat(api.agents(KEY, null)).isEqualTo(new ApiAnswer.Unavailable<>("status 503"));
    }

    private List<ListedCall> all(List<String> agents, Instant from, Instant to) {
        var calls = new ArrayList<ListedCall>();
        String page = null;
        do {
            ApiAnswer<CallPage> answer = api.calls(KEY, agents, from, to, page);
            if (!(answer instanceof Found<CallPage>(CallPage found))) {
                throw new AssertionError(answer);
            }
            calls.addAll(found.calls());
            page = found.nextPage();
        } while (page != null);
        return calls;
    }
}
