package com.aivors.retell;

import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.BiPredicate;

/// What Retell's storage setting of an agent allows us to keep. The webhook carries everything
/// all the same. Source: docs.retellai.com/accounts/privacy-disable and the call types of SDK
/// 5.66.1.
enum Storage {
    EVERYTHING {
        @Override
        boolean keepsInCall(String name, Json.Obj call) {
            return true;
        }

        @Override
        boolean keepsBesideCall(String name) {
            return true;
        }
    },

    /// The scrubbed variants stay. Analysis and metadata have none: Retell scrubs them in
    /// place. Dynamic variables are scrubbed in place too, but only once the call is over, and
    /// hold little but names and numbers.
    EVERYTHING_EXCEPT_PII {
        @Override
        boolean keepsInCall(String name, Json.Obj call) {
            return !name.startsWith("transcript")
                    && !name.startsWith("recording")
                    && !name.startsWith("knowledge_base")
                    && !name.endsWith("log_url")
                    && !name.endsWith("dynamic_variables");
        }

        @Override
        boolean keepsBesideCall(String name) {
            return keepsInCall(name, NO_CALL);
        }
    },

    /// A list of what stays, because a field of tomorrow may be sensitive too. Numbers stay: who
    /// called whom is an attribute of the call, what was said is not.
    BASIC_ATTRIBUTES_ONLY {
        @Override
        boolean keepsInCall(String name, Json.Obj call) {
            return BASIC.contains(name);
        }

        @Override
        boolean keepsBesideCall(String name) {
            return name.equals("event_timestamp") || name.equals("agent_id");
        }
    };

    private static final Json.Obj NO_CALL = new Json.Obj(new LinkedHashMap<>());

    private static final Set<String> BASIC = Set.of(
            "call_id",
            "call_type",
            "agent_id",
            "agent_name",
            "agent_version",
            "agent_tag",
            "call_status",
            "direction",
            "from_number",
            "to_number",
            "start_timestamp",
            "end_timestamp",
            "transfer_end_timestamp",
            "duration_ms",
            "disconnection_reason",
            "latency",
            "call_cost",
            "call_analysis",
            "llm_token_usage",
            "telephony_identifier",
            "data_storage_setting",
            "opt_out_sensitive_data_storage",
            "opt_in_signed_url");

    /// Verdicts; the summary and the custom fields repeat what was said.
    private static final Set<String> BASIC_ANALYSIS = Set.of("call_successful", "in_voicemail", "user_sentiment");

    abstract boolean keepsInCall(String name, Json.Obj call);

    abstract boolean keepsBesideCall(String name);

    static Storage of(Json.Obj call) {
        String setting = Lenient.label(call.get("data_storage_setting"));
        if ("basic_attributes_only".equals(setting)
                || Boolean.TRUE.equals(Lenient.bool(call.get("opt_out_sensitive_data_storage")))) {
            return BASIC_ATTRIBUTES_ONLY;
        }
        return "everything_except_pii".equals(setting) ? EVERYTHING_EXCEPT_PII : EVERYTHING;
    }

    Json.Obj keep(Json.Obj call) {
        if (this == EVERYTHING) {
            return call;
        }
        Json.Obj kept = filter(call, (name, _) -> keepsInCall(name, call));
        Json analysis = kept.get("call_analysis");
        if (this == BASIC_ATTRIBUTES_ONLY && analysis != null) {
            kept.members()
                    .put(
                            "call_analysis",
                            analysis instanceof Json.Obj object
                                    ? filter(object, (name, _) -> BASIC_ANALYSIS.contains(name))
                                    : Json.Literal.NULL);
        }
        return kept;
    }

    private static Json.Obj filter(Json.Obj object, BiPredicate<String, Json> keeps) {
        var kept = new LinkedHashMap<String, Json>();
        object.members().forEach((name, value) -> {
            if (keeps.test(name, value)) {
                kept.put(name, value);
            }
        });
        return new Json.Obj(kept);
    }
}
