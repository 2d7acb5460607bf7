package com.aivors.demo;

import java.util.List;
import java.util.Map;

/// Everything that is ever said on the phone at one business.
///
/// @param opening played before every scenario: slots and labels
/// @param blocks by name, for [Step.Include]
record Screenplay(List<Step> opening, Map<String, List<Step>> blocks, List<Scenario> scenarios) {

    /// @param weight how often, compared with the others
    /// @param agents which of the business's agents it happens to
    record Scenario(String name, int weight, List<String> agents, List<Step> steps) {

        boolean isFor(String agent) {
            return agents.contains(agent);
        }
    }
}
