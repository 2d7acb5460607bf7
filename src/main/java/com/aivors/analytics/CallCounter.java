package com.aivors.analytics;

import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.Goal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Counts one call by the rules of its client. Rollups and what is read from the calls themselves
/// both count by it, so they cannot differ.
final class CallCounter {

    /// A longer value is free text, and counted as other.
    private static final int LONGEST_VALUE = 60;

    private static final int LONGEST_FIELD = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ClientSettings settings;

    CallCounter(ClientSettings settings) {
        this.settings = settings;
    }

    Tally count(CallRecord call) {
        var tally = new Tally();
        tally.name(call.agentName(), call.at());
        tally.calls = 1;
        int outcome = Tally.OUTCOMES.indexOf(call.outcome());
        if (outcome >= 0) {
            tally.outcomes[outcome] = 1;
        }
        if (call.successful() != null) {
            tally.judged = 1;
            tally.successful = call.successful() ? 1 : 0;
        }
        tally.inbound = "inbound".equals(call.direction()) ? 1 : 0;
        tally.outbound = "outbound".equals(call.direction()) ? 1 : 0;
        tally.afterHours = isAfterHours(call) ? 1 : 0;
        if (call.durationMillis() != null && call.durationMillis() > 0) {
            tally.talkMillis = call.durationMillis();
            tally.durations.add(call.durationMillis());
        }
        if (call.latencyMillis() != null) {
            tally.latencies.add(call.latencyMillis());
        }
        countValues(call, tally.values);
        return tally;
    }

    private boolean isAfterHours(CallRecord call) {
        return settings.openingHours() != null
                && !settings.openingHours()
                        .isOpen(call.at().atZone(settings.zone()).toLocalDateTime());
    }

    private void countValues(CallRecord call, Values values) {
        if (call.reason() != null) {
            values.reasons().add(call.reason(), 1);
        }
        if (call.sentiment() != null) {
            values.sentiments().add(call.sentiment(), 1);
        }
        Map<String, String> fields = fields(call.customAnalysis());
        fields.forEach(
                (name, value) -> values.field(name).add(value.length() > LONGEST_VALUE ? Counts.OTHER : value, 1));
        for (Goal goal : settings.goals()) {
            if (reaches(call, fields, goal.condition())) {
                values.goals().add(goal.id(), 1);
            }
        }
    }

    private static boolean reaches(CallRecord call, Map<String, String> fields, Goal.Condition condition) {
        return switch (condition.kind()) {
            case Goal.Condition.SUCCESS -> Boolean.TRUE.equals(call.successful());
            case Goal.Condition.OUTCOME -> condition.values().contains(call.outcome());
            default -> {
                String value = fields.get(condition.field());
                yield value != null && condition.values().stream().anyMatch(value::equalsIgnoreCase);
            }
        };
    }

    /// The plain values of the custom analysis: text, numbers, true and false. Lists and objects are no
    /// values to count by.
    private static Map<String, String> fields(@Nullable String customAnalysis) {
        var fields = new LinkedHashMap<String, String>();
        if (customAnalysis == null) {
            return fields;
        }
        try {
            for (Map.Entry<String, JsonNode> field :
                    JSON.readTree(customAnalysis).properties()) {
                JsonNode value = field.getValue();
                if (value.isValueNode() && !value.isNull() && field.getKey().length() <= LONGEST_FIELD) {
                    String text = value.asString().strip();
                    if (!text.isEmpty()) {
                        fields.put(field.getKey(), text);
                    }
                }
            }
        } catch (JacksonException e) {
            // Kept from before the reader bounded it: nothing to count.
            return fields;
        }
        return fields;
    }
}
