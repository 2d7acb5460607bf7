package com.aivors.retell;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes an event of an object that holds a call, a bare call or at least an event's name.
final class EventReader {

    private static final String NO_CALL = "This event needs a `call` object. " + Unwrapper.SEND_JSON;
    private static final String CALL_IS_NO_OBJECT = "`call` is not an object. " + Unwrapper.SEND_JSON;
    private static final String NO_CALL_ID = "`call.call_id` must be a text of 1 to 255 characters.";

    private static final Set<String> OF_CALLS = Set.of(
            "call_started",
            "call_ended",
            "call_analyzed",
            "transcript_updated",
            "transfer_started",
            "transfer_bridged",
            "transfer_cancelled",
            "transfer_ended");

    /// What stands beside a call without being Retell's: wrappings, the call repeated under
    /// `data` by older events, and what n8n's Webhook node adds (its `headers` hold secrets of
    /// the sender).
    private static final Set<String> NOT_OF_EVENT = Set.of(
            "event",
            "call",
            "data",
            "payload",
            "body",
            "json",
            "headers",
            "params",
            "query",
            "webhookUrl",
            "executionMode",
            "pairedItem");

    private static final Set<String> OF_ANALYSIS =
            Set.of("call_summary", "call_successful", "in_voicemail", "user_sentiment", "custom_analysis_data");

    private static final Set<String> OBJECTS_OF_CALL = Set.of("call_analysis", "call_cost", "latency");

    private static final int MOST_STRINGIFICATIONS = 3;

    private final @Nullable Instant signedAt;

    EventReader(@Nullable Instant signedAt) {
        this.signedAt = signedAt;
    }

    /// @param event the name beside the object, else the one around it, else null
    Element read(Json.Obj object, @Nullable String event) {
        if (event != null && isOfAnotherFamily(event)) {
            return other(event, object);
        }
        if (!object.has("call")) {
            if (object.has("call_id")) {
                return event(event, nested(object), beside(object, true), object);
            }
            return event == null || OF_CALLS.contains(event) ? unreadable(NO_CALL, object) : other(event, object);
        }
        if (Unwrapper.isObjectObject(object.get("call"))) {
            return unreadable(Unwrapper.OBJECT_AS_TEXT, object);
        }
        try {
            return switch (unquoted(object.get("call"))) {
                case Json.Obj call
                when call.has("call_id") || event == null || OF_CALLS.contains(event) ->
                    event(event, call, beside(object, false), object);
                case Json.Obj unknown -> other(event, object);
                case null, default -> unreadable(CALL_IS_NO_OBJECT, object);
            };
        } catch (NotJson e) {
            return unreadable("`call` is text but not JSON. " + Unwrapper.SEND_JSON, object);
        }
    }

    private Element event(@Nullable String name, Json.Obj sent, Json.Obj beside, Json.Obj whole) {
        String callId = Lenient.id(sent.get("call_id"));
        if (callId == null) {
            return unreadable(NO_CALL_ID, whole);
        }
        String event = name == null ? inferred(sent) : name;
        Storage storage = Storage.of(sent);
        Json.Obj call = storage.keep(sent);
        var out = new JsonOut(JsonOut.roughSize(call) + JsonOut.roughSize(beside));
        out.symbol('{');
        out.member("event", new Json.Text(event));
        out.member("call", call);
        beside.members().forEach((field, value) -> {
            if (storage.keepsBesideCall(field)) {
                out.member(field, value);
            }
        });
        out.symbol('}');
        byte[] body = out.toBytes();
        CallFacts facts = FactReader.read(event, call, beside);
        return new Element.OfCall(new CallEvent(event, callId, facts, sentAt(beside, facts), body, hash(body)));
    }

    private long sentAt(Json.Obj beside, CallFacts facts) {
        Long own = Lenient.epochMillis(beside.get("event_timestamp"));
        if (own != null) {
            return own;
        }
        if (signedAt != null) {
            return signedAt.toEpochMilli();
        }
        if (facts.endedAtMillis() != null) {
            return facts.endedAtMillis();
        }
        return facts.startedAtMillis() == null ? 0 : facts.startedAtMillis();
    }

    private static byte[] hash(byte[] body) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(body), 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// A bare call as Retell nests it: flat fields of the analysis go where they belong, objects
    /// sent as text are read.
    private static Json.Obj nested(Json.Obj bare) {
        var call = new LinkedHashMap<String, Json>();
        var analysis = new LinkedHashMap<String, Json>();
        bare.members().forEach((name, value) -> {
            Json.Obj part = OBJECTS_OF_CALL.contains(name) ? Lenient.object(value) : null;
            if (OF_ANALYSIS.contains(name) && !bare.has("call_analysis")) {
                analysis.put(name, value);
            } else if (part != null) {
                call.put(name, part);
            } else if (!NOT_OF_EVENT.contains(name) && !name.equals("event_timestamp")) {
                call.put(name, value);
            }
        });
        if (!analysis.isEmpty()) {
            call.put("call_analysis", new Json.Obj(analysis));
        }
        return new Json.Obj(call);
    }

    private static Json.Obj beside(Json.Obj object, boolean bare) {
        var beside = new LinkedHashMap<String, Json>();
        object.members().forEach((name, value) -> {
            if (bare ? name.equals("event_timestamp") : !NOT_OF_EVENT.contains(name)) {
                beside.put(name, value);
            }
        });
        return new Json.Obj(beside);
    }

    private static String inferred(Json.Obj call) {
        Json.Obj analysis = Lenient.object(call.get("call_analysis"));
        if (analysis != null && !analysis.members().isEmpty()) {
            return "call_analyzed";
        }
        return call.has("disconnection_reason") || call.has("end_timestamp") ? "call_ended" : "call_started";
    }

    static @Nullable String eventName(Json.Obj object) {
        return object.get("event") instanceof Json.Text name ? Lenient.label(name) : null;
    }

    static boolean isOfAnotherFamily(String event) {
        return event.startsWith("chat_") || event.startsWith("alert_") || event.equals("call_inbound");
    }

    /// Whether a call is next inside of a wrapping, which then is one around an event and not
    /// part of one.
    static boolean holdsCall(Json wrapped) {
        try {
            return unquoted(wrapped) instanceof Json.Obj object && (object.has("call") || object.has("call_id"));
        } catch (NotJson e) {
            return false;
        }
    }

    static Json parsed(String text) throws NotJson {
        return JsonReader.shallow(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private static @Nullable Json unquoted(@Nullable Json value) throws NotJson {
        Json json = value;
        for (int i = 0; i < MOST_STRINGIFICATIONS && json instanceof Json.Text text; i++) {
            json = parsed(text.value());
        }
        return json;
    }

    private static Element other(String event, Json.Obj object) {
        return new Element.Other(event, JsonOut.bytesOf(withoutHeaders(object)));
    }

    static Element unreadable(String hint, Json json) {
        return new Element.Unreadable(
                hint, JsonOut.bytesOf(json instanceof Json.Obj object ? withoutHeaders(object) : json));
    }

    private static Json.Obj withoutHeaders(Json.Obj object) {
        SequencedMap<String, Json> members = new LinkedHashMap<>(object.members());
        members.remove("headers");
        return new Json.Obj(members);
    }
}
