package com.aivors.retell;

import com.aivors.retell.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Moves fields that are beside the call, or loose inside it, to Retell's usual places. So all
/// readers of the call find them, and its storage setting covers them.
final class LooseFields {

    private static final String ANALYSIS = "call_analysis";
    private static final String CUSTOM = "custom_analysis_data";
    private static final String COST = "call_cost";

    private static final Set<String> OF_COST = Set.of("combined_cost", "product_costs", "total_duration_seconds");
    private static final Set<String> OBJECTS = Set.of(ANALYSIS, COST, "latency");

    /// Excludes `agent_id` and the lists of utterances, because Retell itself may put them beside
    /// the call.
    private static final Set<String> OF_CALL = Set.of(
            "call_id",
            "agent_name",
            "agent_version",
            "agent_tag",
            "call_type",
            "call_status",
            "direction",
            "from_number",
            "to_number",
            "start_timestamp",
            "end_timestamp",
            "transfer_end_timestamp",
            "duration_ms",
            "disconnection_reason",
            "transcript",
            "recording_url",
            "recording_multi_channel_url",
            "scrubbed_recording_url",
            "scrubbed_recording_multi_channel_url",
            "public_log_url",
            "data_storage_setting",
            "opt_out_sensitive_data_storage",
            ANALYSIS,
            COST,
            "latency");

    /// Fields of the analysis and the cost that occur outside of these objects.
    private static final Set<String> LOOSE = loose();

    private LooseFields() {}

    private static Set<String> loose() {
        var loose = new HashSet<>(Analysis.NAMES);
        loose.add(Analysis.SUMMARY);
        loose.add(Analysis.POST_CALL);
        loose.addAll(OF_COST);
        return Set.copyOf(loose);
    }

    /// @param beside loses the fields that move into the call
    /// @return the call itself when there is no loose field
    static Json.Obj gathered(Json.Obj call, Json.Obj beside) {
        boolean loose = call.members().keySet().stream().anyMatch(LOOSE::contains);
        boolean besides = beside.members().keySet().stream().anyMatch(LooseFields::isOfCall);
        if (!loose && !besides) {
            return call;
        }
        var gathered = new LinkedHashMap<String, Json>();
        var parts = new Parts();
        call.members().forEach((name, value) -> {
            if (!LOOSE.contains(name)) {
                gathered.put(name, value);
            }
        });
        parts.take(call);
        if (besides) {
            moved(gathered, parts, beside);
        }
        parts.putInto(gathered);
        return new Json.Obj(gathered);
    }

    private static boolean isOfCall(String name) {
        return OF_CALL.contains(name) || LOOSE.contains(name);
    }

    private static void moved(SequencedMap<String, Json> call, Parts parts, Json.Obj beside) {
        parts.take(beside);
        beside.members().entrySet().removeIf(member -> {
            String name = member.getKey();
            if (OF_CALL.contains(name) && !OBJECTS.contains(name) && !Lenient.isSaid(call.get(name))) {
                call.put(name, member.getValue());
            } else if (name.equals("latency") && !Lenient.isSaid(call.get(name))) {
                call.put(name, object(member.getValue()));
            }
            return isOfCall(name);
        });
    }

    private static Json object(Json value) {
        Json.Obj object = Lenient.object(value);
        return object == null ? value : object;
    }

    /// Collects the analysis and the cost from all places. For each field, the first value that is
    /// not empty counts.
    private static final class Parts {

        private final SequencedMap<String, Json> analysis = new LinkedHashMap<>();
        private final SequencedMap<String, Json> cost = new LinkedHashMap<>();

        void take(Json.Obj from) {
            addAll(analysis, Lenient.object(from.get(ANALYSIS)));
            addAll(cost, Lenient.object(from.get(COST)));
            from.members().forEach((name, value) -> {
                if (OF_COST.contains(name)) {
                    add(cost, name, value);
                } else if (name.equals(Analysis.POST_CALL)) {
                    postCall(value);
                } else if (LOOSE.contains(name)) {
                    add(analysis, name.equals(Analysis.SUMMARY) ? "call_summary" : name, value);
                }
            });
        }

        private void postCall(Json value) {
            var custom = new LinkedHashMap<String, Json>();
            PostCall.fields(value).forEach((name, field) -> {
                if (name.equals(Analysis.SUMMARY) || Analysis.NAMES.contains(name)) {
                    add(analysis, name.equals(Analysis.SUMMARY) ? "call_summary" : name, field);
                } else {
                    custom.put(name, field);
                }
            });
            if (!custom.isEmpty()) {
                add(analysis, CUSTOM, new Json.Obj(custom));
            }
        }

        private static void addAll(SequencedMap<String, Json> to, Json.@Nullable Obj from) {
            if (from != null) {
                for (Map.Entry<String, Json> member : from.members().entrySet()) {
                    add(to, member.getKey(), member.getValue());
                }
            }
        }

        private static void add(SequencedMap<String, Json> to, String name, Json value) {
            Json there = to.get(name);
            Json.Obj custom = name.equals(CUSTOM) ? Lenient.object(there) : null;
            Json.Obj more = custom == null ? null : Lenient.object(value);
            if (custom != null && more != null) {
                var both = new LinkedHashMap<>(custom.members());
                more.members().forEach(both::putIfAbsent);
                to.put(name, new Json.Obj(both));
            } else if (!Lenient.isSaid(there)) {
                to.put(name, value);
            }
        }

        void putInto(SequencedMap<String, Json> call) {
            if (!analysis.isEmpty()) {
                call.put(ANALYSIS, new Json.Obj(analysis));
            }
            if (!cost.isEmpty()) {
                call.put(COST, new Json.Obj(cost));
            }
        }
    }
}
