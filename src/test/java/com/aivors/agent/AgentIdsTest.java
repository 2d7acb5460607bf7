package com.aivors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.http.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentIdsTest {

    private static final String KEY = "key_1f0c2d3e4b5a69788796a5b4c3d2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent_7f3A",
                "  agent_7f3A\n",
                "\u00a0\ufeffagent_7f3A\u200b",
                "agent_\u200b7f3A",
                "\"agent_7f3A\"",
                "' agent_7f3A '",
                "“agent_7f3A”",
                "«agent_7f3A»",
                "`agent_7f3A`",
                "https://dashboard.retellai.com/agents/agent_7f3A",
                "https://dashboard.retellai.com/agents/agent_7f3A?tab=webhook#x",
                "\"https://dashboard.retellai.com/agents?agent=agent_7f3A&x=1\"",
                "dashboard.retellai.com/agents/agent_7f3A/"
            })
    void extractsTheAgentIdFromPastedText(String text) {
        assertThat(AgentIds.toConnect(text)).isEqualTo("agent_7f3A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agnt_wrong",
                "oBeDLoLOeuAbiuaMFXRtDOLriTJ5tSxD",
                "a.b/c;d\\e%",
                "monkey_business1",
                "agent_key_12345678"
            })
    void keepsIdsOfOtherFormatsUnchanged(String text) {
        assertThat(AgentIds.toConnect(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                " \"KEY_1f0c2d3e4b5a69788796a5b4c3d2\"",
                "key_\u200b1f0c",
                "Bearer " + KEY,
                "https://x.test/?token=" + KEY
            })
    void rejectsAnApiKeyWithoutEchoingIt(String text) {
        assertThatThrownBy(() -> AgentIds.toConnect(text)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo("api-key-as-agent-id");
            assertThat(problem.errors().getFirst().field()).isEqualTo("agentId");
            assertThat(problem.message()).doesNotContain("1f0c");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "two words", "two\u00a0words", "line\nbreak", "\u200b"})
    void rejectsBlankIdsAndIdsWithInnerWhitespace(String text) {
        assertThatThrownBy(() -> AgentIds.toConnect(text))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("invalid"));
    }

    @Test
    void findsAndMasksIdsStoredByOlderVersions() {
        assertThat(AgentIds.spellings(" \"agent_7f3A\" ")).isEqualTo(List.of("\"agent_7f3A\"", "agent_7f3A"));
        assertThat(AgentIds.spellings(KEY)).isEqualTo(List.of(KEY));
        assertThat(AgentIds.shown(KEY)).isEqualTo("key_…");
        assertThat(AgentIds.shown("agent_7f3A")).isEqualTo("agent_7f3A");
    }
}
