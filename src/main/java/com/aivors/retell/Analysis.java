package com.aivors.retell;

import com.aivors.retell.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `call_analysis`. Custom fields belong in `custom_analysis_data`, but some senders put them
/// beside the other fields.
record Analysis(Json.Obj sent) {

    /// Retell's own field names; every other name in `call_analysis` is a custom field.
    static final Set<String> NAMES =
            Set.of("call_summary", "call_successful", "in_voicemail", "user_sentiment", "custom_analysis_data");

    /// The name that some workflows use for the summary.
    static final String SUMMARY = "summary";

    static final String POST_CALL = "post_call_analysis_data";

    private static final Set<String> SENTIMENTS = Set.of("Negative", "Positive", "Neutral", "Unknown");

    static Analysis of(Json.Obj call) {
        Json.Obj analysis = Lenient.object(call.get("call_analysis"));
        return new Analysis(analysis == null ? new Json.Obj(new LinkedHashMap<>()) : analysis);
    }

    /// Returns whether any field has a value.
    boolean isThere() {
        return sent.members().values().stream().anyMatch(Lenient::isSaid);
    }

    @Nullable
    String summary() {
        String summary = Lenient.saidText(sent.get("call_summary"));
        return summary == null ? Lenient.saidText(sent.get(SUMMARY)) : summary;
    }

    @Nullable
    Boolean successful() {
        return Lenient.bool(sent.get("call_successful"));
    }

    @Nullable
    Boolean inVoicemail() {
        return Lenient.bool(sent.get("in_voicemail"));
    }

    /// Returns one of Retell's four sentiments in Retell's spelling, or an unknown one as sent.
    @Nullable
    String sentiment() {
        String sentiment = Lenient.saidLabel(sent.get("user_sentiment"));
        if (sentiment == null || SENTIMENTS.contains(sentiment)) {
            return sentiment;
        }
        String known = sentiment.substring(0, 1).toUpperCase(Locale.ROOT)
                + sentiment.substring(1).toLowerCase(Locale.ROOT);
        return SENTIMENTS.contains(known) ? known : sentiment;
    }

    /// Returns the custom fields in the order sent; null when there is none. Keeps placeholders
    /// such as `none`, because a custom field may really have that value.
    Json.@Nullable Obj custom() {
        Json.Obj usual = Lenient.object(sent.get("custom_analysis_data"));
        if (NAMES.containsAll(sent.members().keySet())) {
            return usual;
        }
        var custom = usual == null ? new LinkedHashMap<String, Json>() : new LinkedHashMap<>(usual.members());
        sent.members().forEach((name, value) -> {
            if (name.equals(POST_CALL)) {
                PostCall.fields(value).forEach(custom::putIfAbsent);
            } else if (!NAMES.contains(name) && !name.equals(SUMMARY) && value != Json.Literal.NULL) {
                custom.putIfAbsent(name, value);
            }
        });
        return new Json.Obj(custom);
    }
}
