package com.aivors.agent;

import com.aivors.retell.ApiAnswer;
import com.aivors.retell.RetellApi;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The voice agents of all workspaces that we have a key of, by Retell's names. Answers are cached
/// for a minute, because people open lists more often than agents change.
public final class RetellAgents {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /// Limits a workspace to 20,000 agents, so that endless paging ends.
    private static final int MOST_PAGES = 20;

    private final RetellApi retell;
    private final RetellKeys keys;

    private final Cache<String, Answer> answers =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();

    public RetellAgents(RetellApi retell, RetellKeys keys) {
        this.retell = retell;
        this.keys = keys;
    }

    /// @param keyed whether there is any key
    /// @param agents ordered by name
    /// @param errors sentences that say why agents may be missing
    public record Known(boolean keyed, List<RetellApi.Agent> agents, List<String> errors) {

        Known without(Predicate<String> agentIds) {
            return new Known(
                    keyed,
                    agents.stream()
                            .filter(agent -> !agentIds.test(agent.agentId()))
                            .toList(),
                    errors);
        }
    }

    private record Answer(
            List<RetellApi.Agent> agents, @Nullable String error) {}

    /// Returns the agents under all keys.
    public Known all() {
        return under(keys.retellKeys());
    }

    /// Returns the agents under this client's own keys.
    public Known boundTo(UUID clientId) {
        return under(keys.retellKeysBoundTo(clientId));
    }

    private Known under(List<String> active) {
        Map<String, RetellApi.Agent> agents = new LinkedHashMap<>();
        Set<String> errors = new LinkedHashSet<>();
        for (String key : active) {
            Answer answer = answers.getIfPresent(key);
            if (answer == null) {
                answer = ask(key);
                if (answer.error() == null) {
                    answers.put(key, answer);
                }
            }
            answer.agents().forEach(agent -> agents.putIfAbsent(agent.agentId(), agent));
            if (answer.error() != null) {
                errors.add(answer.error());
            }
        }
        return new Known(
                !active.isEmpty(),
                agents.values().stream()
                        .sorted(Comparator.<RetellApi.Agent, String>comparing(
                                        agent -> Objects.requireNonNullElse(agent.name(), ""),
                                        String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(RetellApi.Agent::agentId))
                        .toList(),
                List.copyOf(errors));
    }

    private Answer ask(String key) {
        var agents = new ArrayList<RetellApi.Agent>();
        String page = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            switch (retell.agents(key, page)) {
                case ApiAnswer.Found<RetellApi.AgentPage>(RetellApi.AgentPage found) -> {
                    agents.addAll(found.agents());
                    page = found.nextPage();
                    if (page == null) {
                        return new Answer(agents, null);
                    }
                }
                case ApiAnswer.Unauthorized<RetellApi.AgentPage> _ -> {
                    return new Answer(agents, "Retell refuses a key that is set up here");
                }
                case ApiAnswer.Throttled<RetellApi.AgentPage> _ -> {
                    return new Answer(agents, "Retell is asked too often; try again in a minute");
                }
                case ApiAnswer.NotFound<RetellApi.AgentPage> _, ApiAnswer.Unavailable<RetellApi.AgentPage> _ -> {
                    return new Answer(agents, "Retell did not answer");
                }
            }
        }
        return new Answer(agents, null);
    }
}
