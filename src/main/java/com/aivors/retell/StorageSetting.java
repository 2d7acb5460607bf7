package com.aivors.retell;

import com.aivors.retell.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// The data that an agent's storage setting at Retell allows us to keep. Webhooks contain
/// everything regardless of the setting. Source: docs.retellai.com/accounts/privacy-disable and the
/// call types of SDK 5.66.1.
enum StorageSetting {
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

    /// Keeps the scrubbed variants. Analysis and metadata have no variants, because Retell scrubs
    /// them in place. Dynamic variables are scrubbed in place too, but only after the call, and
    /// contain little but names and numbers.
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

    /// Lists the fields to keep, because future fields may be sensitive too. Keeps phone numbers:
    /// they are attributes of the call, unlike its conversation.
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

    private static final String SETTING = "data_storage_setting";

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

    /// Keeps the verdicts only, because the summary and the custom fields repeat the conversation.
    private static final Set<String> BASIC_ANALYSIS = Set.of("call_successful", "in_voicemail", "user_sentiment");

    abstract boolean keepsInCall(String name, Json.Obj call);

    abstract boolean keepsBesideCall(String name);

    /// Returns the strictest of the settings in the call and beside it.
    static StorageSetting of(Json.Obj call, Json.Obj beside) {
        StorageSetting ofCall = of(call);
        return beside.members().isEmpty() || ofCall == BASIC_ATTRIBUTES_ONLY ? ofCall : stricter(ofCall, of(beside));
    }

    private static StorageSetting stricter(StorageSetting one, StorageSetting other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    static StorageSetting of(Json.Obj call) {
        String setting = setting(call.get(SETTING));
        if ("basicattributesonly".equals(setting)
                || Boolean.TRUE.equals(Lenient.bool(call.get("opt_out_sensitive_data_storage")))) {
            return BASIC_ATTRIBUTES_ONLY;
        }
        return "everythingexceptpii".equals(setting) ? EVERYTHING_EXCEPT_PII : EVERYTHING;
    }

    /// Normalises case and separators.
    private static String setting(@Nullable Json value) {
        String label = Lenient.label(value);
        if (label == null || label.equals("everything")) {
            return "everything";
        }
        return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
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
        if (of(kept) != this) {
            // The setting was sent beside the call; later readers of the call must see it too.
            kept.members().put(SETTING, new Json.Text(name().toLowerCase(Locale.ROOT)));
        }
        return kept;
    }

    Json.Obj keepBeside(Json.Obj beside) {
        return this == EVERYTHING ? beside : filter(beside, (name, _) -> keepsBesideCall(name));
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
