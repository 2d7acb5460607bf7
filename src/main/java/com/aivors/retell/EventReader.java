package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonOut;
import com.aivors.retell.json.NotJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Creates an event from an object with a call, from a bare call, or from an object with only an
/// event's name.
final class EventReader {

    private static final String NO_CALL = "This event needs a `call` object.";
    private static final String CALL_IS_NO_OBJECT = "`call` is not an object.";
    private static final String CALL_IS_NO_JSON = "`call` is text but not JSON.";

    /// Members beside a call that do not come from Retell: wrappings, the call repeated under
    /// `data` by older events, and the members that n8n's Webhook node adds (its `headers` contain
    /// secrets of the sender).
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

    private static final Set<String> OBJECTS_OF_CALL = Set.of("call_analysis", "call_cost", "latency");

    private static final int MOST_STRINGIFICATIONS = 3;

    private final @Nullable Instant signedAt;

    EventReader(@Nullable Instant signedAt) {
        this.signedAt = signedAt;
    }

    /// @param event the name in the object, otherwise the one around it, otherwise null
    Element read(Json.Obj object, @Nullable EventName event) {
        if (event != null && EventType.isOfAnotherFamily(event.name())) {
            return other(event.name(), object);
        }
        boolean known = event != null && EventType.of(event.name()) != null;
        if (!object.has("call")) {
            if (object.has("call_id")) {
                Json.Obj opened = PathNames.opened(object);
                Json.Obj bare = opened == null ? object : opened;
                return event(event, nested(bare, event), beside(bare, event, true), object);
            }
            return event == null || known ? unreadable(NO_CALL, object) : other(event.name(), object);
        }
        if (Unwrapper.isObjectObject(object.get("call"))) {
            return unreadable(Unwrapper.OBJECT_AS_TEXT, object);
        }
        try {
            return switch (unquoted(object.get("call"))) {
                case Json.Obj call
                when event == null || known || call.has("call_id") || object.has("call_id") ->
                    event(event == null ? EventName.in(call) : event, call, beside(object, event, false), object);
                case Json.Obj _ -> other(event.name(), object);
                case null, default -> unreadable(CALL_IS_NO_OBJECT, object);
            };
        } catch (NotJson e) {
            return unreadable(CALL_IS_NO_JSON, object);
        }
    }

    private Element event(@Nullable EventName name, Json.Obj sent, Json.Obj beside, Json.Obj whole) {
        StorageSetting storage = StorageSetting.of(sent, beside);
        Json.Obj call = storage.keep(LooseFields.gathered(sent, beside));
        try {
            var ids = EventIds.of(call, beside, whole.has("call"));
            return new Element.OfCall(event(name, ids, storage, call, beside));
        } catch (EventIds.WrongId e) {
            return unreadable(e.hint(), whole);
        }
    }

    /// Rereads a stored event under the call that it was stored for. Never refuses it, even if
    /// today's rules would, but reads as much as possible.
    CallEvent stored(Json.Obj object, String callId) {
        EventName name = EventName.in(object);
        Json.Obj found = Lenient.object(object.get("call"));
        Json.Obj sent = found == null ? new Json.Obj(new LinkedHashMap<>()) : found;
        Json.Obj beside = beside(object, name, false);
        StorageSetting storage = StorageSetting.of(sent, beside);
        Json.Obj call = storage.keep(LooseFields.gathered(sent, beside));
        return event(name, EventIds.stored(callId, call, beside), storage, call, beside);
    }

    private CallEvent event(
            @Nullable EventName name, EventIds ids, StorageSetting storage, Json.Obj call, Json.Obj sentBeside) {
        Json.Obj beside = storage.keepBeside(sentBeside);
        EventType known = name == null ? null : EventType.of(name.name());
        EventType type = known == null ? inferred(call) : known;
        var out = new JsonOut(JsonOut.roughSize(call) + JsonOut.roughSize(beside));
        out.symbol('{');
        // Stores an unknown name as sent, because later versions may know it.
        out.member("event", new Json.Text(known == null && name != null ? name.name() : type.retellName()));
        out.member("call", call);
        beside.members().forEach(out::member);
        out.symbol('}');
        byte[] body = out.toBytes();
        CallFacts facts = FactReader.read(type, ids.agentId(), call, beside);
        return new CallEvent(type.retellName(), ids.callId(), facts, sentAt(beside, facts), body, hash(body));
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

    /// Returns a bare call without its wrapping; parses objects that were sent as text.
    private static Json.Obj nested(Json.Obj bare, @Nullable EventName event) {
        var call = new LinkedHashMap<String, Json>();
        bare.members().forEach((name, value) -> {
            Json.Obj part = OBJECTS_OF_CALL.contains(name) ? Lenient.object(value) : null;
            if (part != null) {
                call.put(name, part);
            } else if (isOfEvent(name, event) && !name.equals("event_timestamp")) {
                call.put(name, value);
            }
        });
        return new Json.Obj(call);
    }

    private static Json.Obj beside(Json.Obj object, @Nullable EventName event, boolean bare) {
        var beside = new LinkedHashMap<String, Json>();
        object.members().forEach((name, value) -> {
            if (bare ? name.equals("event_timestamp") : isOfEvent(name, event)) {
                beside.put(name, value);
            }
        });
        return new Json.Obj(beside);
    }

    private static boolean isOfEvent(String name, @Nullable EventName event) {
        return !NOT_OF_EVENT.contains(name) && (event == null || !name.equals(event.key()));
    }

    private static EventType inferred(Json.Obj call) {
        if (Analysis.of(call).isThere()) {
            return EventType.CALL_ANALYZED;
        }
        boolean ended = Lenient.isSaid(call.get("disconnection_reason"))
                || Lenient.epochMillis(call.get("end_timestamp")) != null
                || CallStatus.isFinal(call);
        return ended ? EventType.CALL_ENDED : EventType.CALL_STARTED;
    }

    /// Returns whether the value under a wrapper's key contains a call. If so, the wrapper
    /// surrounds an event; otherwise the wrapper itself is the event.
    static boolean holdsCall(Json wrapped) {
        try {
            return unquoted(wrapped) instanceof Json.Obj object && (object.has("call") || object.has("call_id"));
        } catch (NotJson e) {
            return false;
        }
    }

    private static @Nullable Json unquoted(@Nullable Json value) throws NotJson {
        Json json = value;
        for (int i = 0; i < MOST_STRINGIFICATIONS && json instanceof Json.Text text; i++) {
            json = Documents.read(text.value());
        }
        return json;
    }

    private static Element other(String event, Json.Obj object) {
        return new Element.Other(event, JsonOut.bytesOf(withoutHeaders(object)));
    }

    static Element unreadable(String hint, Json json) {
        return new Element.Unreadable(
                Unwrapper.helpful(hint),
                JsonOut.bytesOf(json instanceof Json.Obj object ? withoutHeaders(object) : json));
    }

    private static Json.Obj withoutHeaders(Json.Obj object) {
        SequencedMap<String, Json> members = new LinkedHashMap<>(object.members());
        members.remove("headers");
        return new Json.Obj(members);
    }
}
