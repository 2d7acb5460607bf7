package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonReader;
import com.aivors.retell.json.NotJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds Retell's events in the body of any webhook request: the event itself, an n8n item around
/// it, arrays, JSON inside of strings, form fields. Decides by content, because content types are
/// often wrong. Thread-safe.
public final class Unwrapper {

    static final String SEND_JSON =
            "In n8n's HTTP Request node choose JSON as body and send `{{ JSON.stringify($json.body) }}`.";

    private static final String OBJECT_OBJECT = "[object Object]";
    static final String OBJECT_AS_TEXT = "The event arrived as the text `[object Object]`.";
    private static final String NO_EVENT = "Neither a `call` nor an `event` is in here.";
    private static final String TOO_DEEP = "The event is wrapped more than five times.";

    private static final int MOST_WRAPPINGS = 5;
    private static final List<String> WRAPPERS = List.of("json", "body", "data", "payload");

    /// Returns at least one element and never fails: an unreadable part becomes an unreadable
    /// element. More than 1,000 elements become one unreadable element, so that a sender never
    /// takes half a batch for the whole.
    ///
    /// @param signedAt the time of the sender's signature, or null; orders events without a time of
    ///     their own
    public List<Element> unwrap(byte[] body, @Nullable Instant signedAt) {
        try {
            var walk = new Walk(new EventReader(signedAt));
            walk.visit(Documents.read(body), 0, null);
            return walk.found.size() > JsonReader.MOST_ELEMENTS
                    ? List.of(new Element.Unreadable(JsonReader.TOO_MANY_ELEMENTS, body))
                    : List.copyOf(walk.found);
        } catch (NotJson e) {
            return List.of(new Element.Unreadable(helpful(isObjectObject(body) ? OBJECT_AS_TEXT : e.hint()), body));
        }
    }

    /// Rereads a stored event. Never refuses it, even if today's rules for new events would.
    ///
    /// @param body the stored body
    /// @param callId the call that the event was stored for
    /// @throws IllegalArgumentException for bytes that are not a stored event
    public CallEvent stored(byte[] body, String callId) {
        try {
            if (JsonReader.shallow(body, 0) instanceof Json.Obj event) {
                return new EventReader(null).stored(event, callId);
            }
        } catch (NotJson e) {
            throw new IllegalArgumentException("a stored event is no JSON: " + e.hint());
        }
        throw new IllegalArgumentException("a stored event is no object");
    }

    /// Adds the general advice to a hint, except where only smaller batches help.
    static String helpful(String hint) {
        return hint.contains(SEND_JSON) || hint.equals(JsonReader.TOO_MANY_ELEMENTS) ? hint : hint + " " + SEND_JSON;
    }

    private static boolean isObjectObject(byte[] body) {
        return body.length < 64 && new String(body, StandardCharsets.UTF_8).contains(OBJECT_OBJECT);
    }

    static boolean isObjectObject(@Nullable Json json) {
        return json instanceof Json.Text text && text.value().strip().equals(OBJECT_OBJECT);
    }

    /// The search for the elements of one request.
    private static final class Walk {

        private final EventReader events;
        private final List<Element> found = new ArrayList<>();

        private Walk(EventReader events) {
            this.events = events;
        }

        /// @param event the name beside the wrapping, for a bare call inside of it
        private void visit(Json json, int wrappings, @Nullable EventName event) {
            if (found.size() > JsonReader.MOST_ELEMENTS) {
                return;
            }
            switch (json) {
                case Json.Obj object -> visitObject(object, wrappings, event);
                case Json.Arr array when array.elements().isEmpty() -> unreadable("The array is empty.", array);
                case Json.Arr array
                when wrappings < MOST_WRAPPINGS ->
                    array.elements().forEach(element -> visit(element, wrappings + 1, event));
                case Json.Text text when isObjectObject(text) -> unreadable(OBJECT_AS_TEXT, text);
                case Json.Text text when wrappings < MOST_WRAPPINGS -> visitText(text, wrappings, event);
                default ->
                    unreadable(json instanceof Json.Arr || json instanceof Json.Text ? TOO_DEEP : NO_EVENT, json);
            }
        }

        private void visitText(Json.Text text, int wrappings, @Nullable EventName event) {
            try {
                visit(Documents.read(text.value()), wrappings + 1, event);
            } catch (NotJson e) {
                unreadable(e.hint(), text);
            }
        }

        private void visitObject(Json.Obj object, int wrappings, @Nullable EventName outer) {
            EventName own = EventName.in(object);
            EventName event = own == null ? outer : own;
            if (object.has("call")
                    || object.has("call_id")
                    || (own != null && EventType.isOfAnotherFamily(own.name()))) {
                found.add(events.read(object, event));
                return;
            }
            for (String wrapper : WRAPPERS) {
                Json inner = object.get(wrapper);
                if (isWrapped(inner, object)) {
                    if (own != null && !EventReader.holdsCall(Objects.requireNonNull(inner))) {
                        break;
                    }
                    if (wrappings == MOST_WRAPPINGS) {
                        unreadable(TOO_DEEP, object);
                    } else {
                        visit(Objects.requireNonNull(inner), wrappings + 1, event);
                    }
                    return;
                }
            }
            visitDisguised(object, wrappings, event);
        }

        /// Returns whether to look inside the wrapper. An item with an empty `json` may have the
        /// event elsewhere.
        private static boolean isWrapped(@Nullable Json inner, Json.Obj around) {
            return switch (inner) {
                case Json.Obj object ->
                    !object.members().isEmpty() || around.members().size() == 1;
                case Json.Arr _, Json.Text _ -> true;
                case null, default -> false;
            };
        }

        private void visitDisguised(Json.Obj object, int wrappings, @Nullable EventName event) {
            try {
                Json inside = UnusualForms.inside(object);
                if (inside != null && wrappings == MOST_WRAPPINGS) {
                    unreadable(TOO_DEEP, object);
                } else if (inside != null) {
                    visit(inside, wrappings + 1, event);
                } else if (event == null) {
                    unreadable(NO_EVENT, object);
                } else {
                    found.add(events.read(object, event));
                }
            } catch (NotJson e) {
                unreadable(e.hint(), object);
            }
        }

        private void unreadable(String hint, Json json) {
            found.add(EventReader.unreadable(hint, json));
        }
    }
}
