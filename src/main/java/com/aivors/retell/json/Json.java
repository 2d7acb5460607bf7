package com.aivors.retell.json;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// JSON, parsed as deep as we need it. Parts that are only stored (word timings, tool calls,
/// metadata) stay a [Span] of bytes, so that an event is parsed once and written once.
public sealed interface Json {

    /// Members in the order sent. A repeated name keeps its last value, as in JavaScript.
    record Obj(SequencedMap<String, Json> members) implements Json {

        @Nullable
        public Json get(String name) {
            return members.get(name);
        }

        /// Returns whether the member exists and is not null.
        public boolean has(String name) {
            Json value = members.get(name);
            return value != null && value != Literal.NULL;
        }
    }

    record Arr(List<Json> elements) implements Json {}

    record Text(String value) implements Json {}

    /// A number as written: `1e999999` stays text until its value is needed.
    record Num(String text) implements Json {}

    enum Literal implements Json {
        TRUE("true"),
        FALSE("false"),
        NULL("null");

        private final String json;

        Literal(String json) {
            this.json = json;
        }

        public String json() {
            return json;
        }
    }

    /// An object or array in canonical form, between two positions of a buffer.
    record Span(JsonOut source, int from, int to) implements Json {

        public byte[] bytes() {
            return source.toBytes(from, to);
        }
    }
}
