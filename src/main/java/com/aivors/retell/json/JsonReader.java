package com.aivors.retell.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads exactly one JSON document; token by token where [JsonScanner] cannot. Skips members named
/// `access_token`: that token opens a web call's room and must not be stored.
public final class JsonReader {

    /// The limit of elements in an array that we look into. A larger array is rejected as a whole,
    /// so that no element is lost silently.
    public static final int MOST_ELEMENTS = 1_000;

    public static final String TOO_MANY_ELEMENTS = "More than 1,000 elements in one request: send smaller batches.";

    /// A thousand calls have about 60,000 nodes, the transcript of one hour about 50,000.
    private static final int MOST_NODES = 250_000;

    private static final int DEEPEST = 64;

    /// Ten hours of word timings (10 MB) have about 2 million tokens.
    private static final long MOST_TOKENS = 2_500_000;

    private static final int LONGEST_SECOND_TRY = 1_000_000;

    public static final String ACCESS_TOKEN = "access_token";

    private static final JsonFactory JSON = factory(false);

    /// Accepts strings with raw line breaks, which pasting and templates produce.
    private static final JsonFactory JSON_WITH_RAW_CONTROLS = factory(true);

    private static final String RAW_CONTROL = "Illegal unquoted character";

    private static JsonFactory factory(boolean rawControls) {
        return JsonFactory.builder()
                .configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, rawControls)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxTokenCount(MOST_TOKENS)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    private static final Set<String> WRAPPERS = Set.of("body", "data", "payload", "json");
    private static final Set<String> PARTS = Set.of("call_analysis", "call_cost", "latency", "e2e");

    /// The depth down to which values are parsed; deeper values stay spans.
    enum Look {
        /// Wrappers or the fields of a bare call may follow.
        AROUND_CALL,
        IN_CALL,
        EVERYWHERE;

        boolean opens(String name) {
            return switch (this) {
                case AROUND_CALL -> WRAPPERS.contains(name) || name.equals("call") || PARTS.contains(name);
                case IN_CALL -> PARTS.contains(name);
                case EVERYWHERE -> true;
            };
        }

        Look inside(String name) {
            return this == AROUND_CALL && !WRAPPERS.contains(name) ? IN_CALL : this;
        }
    }

    private final JsonParser parser;
    private final JsonOut spans;
    private int nodes;

    private JsonReader(JsonParser parser, int capacity) {
        this.parser = parser;
        this.spans = new JsonOut(capacity);
    }

    /// Parses as deep as events are wrapped and leaves the rest as spans.
    public static Json shallow(byte[] utf8, int offset) throws NotJson {
        return document(utf8, offset, Look.AROUND_CALL);
    }

    public static Json shallow(String text) throws NotJson {
        return document(text, Look.AROUND_CALL);
    }

    /// Parses down to the last leaf.
    public static Json deep(byte[] utf8) throws NotJson {
        return document(utf8, 0, Look.EVERYWHERE);
    }

    public static Json deep(String text) throws NotJson {
        return document(text, Look.EVERYWHERE);
    }

    private static Json document(byte[] utf8, int offset, Look look) throws NotJson {
        Json plain = JsonScanner.read(utf8, offset, look);
        return plain == null ? tokenByToken(utf8, offset, look) : plain;
    }

    static Json tokenByToken(byte[] utf8, int offset, Look look) throws NotJson {
        int length = utf8.length - offset;
        try {
            return document(
                    factory -> factory.createParser(ObjectReadContext.empty(), utf8, offset, length), length, look);
        } catch (NotJson e) {
            // The byte parser refuses a lone surrogate in a name, but the character parser accepts it.
            String text = length > LONGEST_SECOND_TRY ? "" : new String(utf8, offset, length, StandardCharsets.UTF_8);
            if (text.contains("\\ud") || text.contains("\\uD")) {
                return document(text, look);
            }
            throw e;
        }
    }

    private static Json document(String text, Look look) throws NotJson {
        return document(factory -> factory.createParser(ObjectReadContext.empty(), text), text.length(), look);
    }

    private static Json document(Function<JsonFactory, JsonParser> source, int capacity, Look look) throws NotJson {
        try {
            return document(source.apply(JSON), capacity, look);
        } catch (NotJson e) {
            if (e.hasRawControl()) {
                return document(source.apply(JSON_WITH_RAW_CONTROLS), capacity, look);
            }
            throw e;
        }
    }

    private static Json document(JsonParser source, int capacity, Look look) throws NotJson {
        try (JsonParser parser = source) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new NotJson("The body is empty.");
            }
            Json json = new JsonReader(parser, capacity).value(first, look);
            if (parser.nextToken() != null) {
                throw new NotJson("More follows after the end of the JSON document: send one document.");
            }
            return json;
        } catch (StreamConstraintsException e) {
            throw new NotJson(
                    "The JSON is nested deeper than " + DEEPEST + " levels, has too many values or an overlong name.");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new NotJson(
                    "The body is not valid JSON"
                            + (at == null ? "." : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")."),
                    e.getOriginalMessage().startsWith(RAW_CONTROL));
        }
    }

    private Json value(JsonToken token, Look look) throws NotJson {
        if (++nodes > MOST_NODES) {
            throw new NotJson("The JSON has more fields than any event of Retell's.");
        }
        return switch (token) {
            case START_OBJECT -> object(look);
            case START_ARRAY -> array(parser.nextToken(), look);
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString());
            case VALUE_TRUE -> Json.Literal.TRUE;
            case VALUE_FALSE -> Json.Literal.FALSE;
            default -> Json.Literal.NULL;
        };
    }

    private Json object(Look look) throws NotJson {
        var members = new LinkedHashMap<String, Json>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (name.equals(ACCESS_TOKEN)) {
                parser.skipChildren();
            } else if (token == JsonToken.START_ARRAY && look == Look.AROUND_CALL && look.opens(name)) {
                members.put(name, list(look.inside(name)));
            } else if (token.isScalarValue() || look.opens(name)) {
                members.put(name, value(token, look.inside(name)));
            } else {
                members.put(name, span(token));
            }
        }
        return new Json.Obj(members);
    }

    /// Reads a list. A list that begins with a number contains the bytes of an event, not events.
    private Json list(Look look) throws NotJson {
        JsonToken first = parser.nextToken();
        if (!first.isNumeric()) {
            nodes++;
            return array(first, look);
        }
        int from = spans.size();
        spans.symbol('[');
        return span(first, from, 1);
    }

    private Json array(JsonToken first, Look look) throws NotJson {
        List<Json> elements = new ArrayList<>();
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (look == Look.AROUND_CALL && elements.size() == MOST_ELEMENTS) {
                throw new NotJson(TOO_MANY_ELEMENTS);
            }
            elements.add(value(token, look));
        }
        return new Json.Arr(elements);
    }

    private Json span(JsonToken first) {
        return span(first, spans.size(), 0);
    }

    private Json span(JsonToken first, int from, int above) {
        int depth = above;
        JsonToken token = first;
        while (true) {
            switch (token) {
                case PROPERTY_NAME -> {
                    String name = parser.currentName();
                    if (name.equals(ACCESS_TOKEN)) {
                        parser.nextToken();
                        parser.skipChildren();
                    } else {
                        spans.name(name);
                    }
                }
                case END_OBJECT, END_ARRAY -> {
                    spans.symbol(token == JsonToken.END_OBJECT ? '}' : ']');
                    depth--;
                }
                default -> {
                    if (depth > 0) {
                        spans.comma();
                    }
                    depth += element(token);
                }
            }
            if (depth == 0) {
                return new Json.Span(spans, from, spans.size());
            }
            token = parser.nextToken();
        }
    }

    /// Writes one element; returns 1 when it opens a container, otherwise 0.
    private int element(JsonToken token) {
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                spans.symbol(token == JsonToken.START_OBJECT ? '{' : '[');
                return 1;
            }
            case VALUE_STRING ->
                spans.string(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                spans.ascii(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            default -> spans.ascii(literal(token));
        }
        return 0;
    }

    private static String literal(JsonToken token) {
        return switch (token) {
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            default -> "null";
        };
    }
}
