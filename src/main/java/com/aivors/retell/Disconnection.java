package com.aivors.retell;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The meaning of a `disconnection_reason` for the call. Knows the 34 reasons of SDK 5.66.1; Retell
/// adds new ones.
public enum Disconnection {
    /// There was a conversation, or a voicemail box.
    ENDED(
            "user_hangup",
            "agent_hangup",
            "call_transfer",
            "voicemail_reached",
            "ivr_reached",
            "inactivity",
            "max_duration_reached",
            "no_concurrency_fallback",
            "transfer_bridged",
            "transfer_cancelled",
            "manual_stopped",
            "call_take_over"),

    /// Nobody picked up, or the number could not be reached.
    NOT_CONNECTED(
            "dial_busy",
            "dial_failed",
            "dial_no_answer",
            "invalid_destination",
            "telephony_provider_permission_denied",
            "telephony_provider_unavailable",
            "sip_routing_error",
            "marked_as_spam",
            "user_declined"),

    /// A technical fault or a limit ended the call.
    ERROR(
            "concurrency_limit_reached",
            "no_valid_payment",
            "scam_detected",
            "error_llm_websocket_open",
            "error_llm_websocket_lost_connection",
            "error_llm_websocket_runtime",
            "error_llm_websocket_corrupt_payload",
            "error_no_audio_received",
            "error_asr",
            "error_retell",
            "error_unknown",
            "error_user_not_joined",
            "registered_call_timeout");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> reasons;

    Disconnection(String... reasons) {
        this.reasons = Set.of(reasons);
    }

    public Set<String> reasons() {
        return reasons;
    }

    /// Corrects the spelling of a known reason (`User Hangup`); returns every other reason as sent.
    static @Nullable String canonical(@Nullable String reason) {
        if (reason == null || of(reason) != null) {
            return reason;
        }
        String spelled = reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return of(spelled) == null ? reason : spelled;
    }

    /// Returns null for an unknown reason.
    public static @Nullable Disconnection of(@Nullable String reason) {
        for (Disconnection disconnection : values()) {
            if (reason != null && disconnection.reasons.contains(reason)) {
                return disconnection;
            }
        }
        return null;
    }
}
