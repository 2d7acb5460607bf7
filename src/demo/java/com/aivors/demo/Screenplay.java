package com.aivors.demo;

import java.util.List;
import java.util.Map;

/// All scenarios of the calls of one business.
///
/// @param opening steps before every scenario: slots and labels
/// @param blocks by name, for [Step.Include]
record Screenplay(List<Step> opening, Map<String, List<Step>> blocks, List<Scenario> scenarios) {

    /// @param weight the relative frequency
    /// @param agents the agents of the business that can have this call
    record Scenario(String name, int weight, List<String> agents, List<Step> steps) {

        boolean isFor(String agent) {
            return agents.contains(agent);
        }
    }
}
