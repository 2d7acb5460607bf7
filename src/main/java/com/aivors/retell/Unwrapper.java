package com.aivors.retell;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds Retell's events in whatever a webhook request holds: the event itself, an n8n item
/// around it, arrays, JSON inside of strings, form fields. Goes by content: content types are
/// often wrong. Safe for use by many threads.
public final class Unwrapper {

    static final String SEND_JSON =
            "In n8n's HTTP Request node choose JSON as body and send `{{ JSON.stringify($json.body) }}`.";

    private static final String OBJECT_OBJECT = "[object Object]";
    static final String OBJECT_AS_TEXT = "The event arrived as the text `[object Object]`. " + SEND_JSON;
    private static final String NO_EVENT = "Neither a `call` nor an `event` is in here. " + SEND_JSON;
    private static final String TOO_DEEP = "The event is wrapped more than five times. " + SEND_JSON;

    private static final int MOST_WRAPPINGS = 5;
    private static final List<String> WRAPPERS = List.of("json", "body", "data", "payload");

    /// Never empty and never fails: what cannot be read says so. More than 1,000 elements are one
    /// unreadable element, so that a sender never takes half a batch for the whole.
    ///
    /// @param signedAt when the sender signed the request, if it did: orders events that carry no
    ///     time of their own
    public List<Element> unwrap(byte[] body, @Nullable Instant signedAt) {
        try {
            var walk = new Walk(new EventReader(signedAt));
            walk.visit(document(body), 0, null);
            return walk.found.size() > JsonReader.MOST_ELEMENTS
                    ? List.of(new Element.Unreadable(JsonReader.TOO_MANY_ELEMENTS, body))
                    : List.copyOf(walk.found);
        } catch (NotJson e) {
            return List.of(new Element.Unreadable(isObjectObject(body) ? OBJECT_AS_TEXT : e.hint(), body));
        }
    }

    private static Json document(byte[] body) throws NotJson {
        int start = Utf8.start(body);
        if (!Utf8.isWellFormed(body, start)) {
            throw new NotJson("The body is not UTF-8.");
        }
        return FormFields.looksLikeForm(body, start) ? FormFields.read(body, start) : JsonReader.shallow(body, start);
    }

    private static boolean isObjectObject(byte[] body) {
        return body.length < 64 && new String(body, StandardCharsets.UTF_8).contains(OBJECT_OBJECT);
    }

    static boolean isObjectObject(@Nullable Json json) {
        return json instanceof Json.Text text && text.value().strip().equals(OBJECT_OBJECT);
    }

    /// One request on its way to its elements.
    private static final class Walk {

        private final EventReader events;
        private final List<Element> found = new ArrayList<>();

        private Walk(EventReader events) {
            this.events = events;
        }

        /// @param event a name that stood beside the wrapping, for a bare call inside of it
        private void visit(Json json, int wrappings, @Nullable String event) {
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

        private void visitText(Json.Text text, int wrappings, @Nullable String event) {
            try {
                visit(EventReader.parsed(text.value()), wrappings + 1, event);
            } catch (NotJson e) {
                unreadable(e.hint(), text);
            }
        }

        private void visitObject(Json.Obj object, int wrappings, @Nullable String outer) {
            String own = EventReader.eventName(object);
            String event = own == null ? outer : own;
            if (object.has("call") || object.has("call_id") || (own != null && EventReader.isOfAnotherFamily(own))) {
                found.add(events.read(object, event));
                return;
            }
            for (String wrapper : WRAPPERS) {
                Json inner = object.get(wrapper);
                if (inner instanceof Json.Obj || inner instanceof Json.Arr || inner instanceof Json.Text) {
                    if (own != null && !EventReader.holdsCall(inner)) {
                        break;
                    }
                    if (wrappings == MOST_WRAPPINGS) {
                        unreadable(TOO_DEEP, object);
                    } else {
                        visit(inner, wrappings + 1, event);
                    }
                    return;
                }
            }
            if (event == null) {
                unreadable(NO_EVENT, object);
            } else {
                found.add(events.read(object, event));
            }
        }

        private void unreadable(String hint, Json json) {
            found.add(EventReader.unreadable(hint, json));
        }
    }
}
