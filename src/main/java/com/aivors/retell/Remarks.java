package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonReader;
import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Explains which parts of a stored event could not be read or were read with an assumption, for an
/// operator who wonders why a call lacks a value.
public final class Remarks {

    private static final int MOST = 20;
    private static final int LONGEST_QUOTE = 80;

    private static final List<String> TIMES = List.of("start_timestamp", "end_timestamp", "transfer_end_timestamp");

    private static final List<String> VALUES = List.of(
            "agent_name",
            "call_type",
            "call_status",
            "direction",
            "from_number",
            "to_number",
            "disconnection_reason",
            "transcript",
            "recording_url",
            "call_analysis",
            "call_cost",
            "latency");

    private static final List<String> OF_ANALYSIS = List.of("call_summary", "user_sentiment");
    private static final List<String> BOOLEANS = List.of("call_successful", "in_voicemail");

    private final List<String> found = new ArrayList<>();

    private Remarks() {}

    /// @param body of a stored event, decompressed
    /// @return sentences; empty when the event was read completely, or when the body is no event
    public static List<String> of(byte[] body) {
        try {
            if (JsonReader.shallow(body, 0) instanceof Json.Obj event) {
                var remarks = new Remarks();
                remarks.event(event);
                return List.copyOf(remarks.found.subList(0, Math.min(MOST, remarks.found.size())));
            }
        } catch (NotJson e) {
            // The body is no event; its delivery already explains why.
        }
        return List.of();
    }

    private void event(Json.Obj event) {
        Json.Obj call = Lenient.object(event.get("call"));
        if (call == null) {
            return;
        }
        name(event);
        id("call.call_id", call.get("call_id"));
        id("call.agent_id", call.get("agent_id"));
        id("agent_id", event.get("agent_id"));
        TIMES.forEach(field -> time("call." + field, call.get(field)));
        time("event_timestamp", event.get("event_timestamp"));
        duration(call.get("duration_ms"));
        VALUES.forEach(field -> value("call." + field, call.get(field)));
        status(event, call);
        Json.Obj sent = Lenient.object(call.get("call_analysis"));
        Json.Obj analysis = sent == null ? new Json.Obj(new LinkedHashMap<>()) : sent;
        OF_ANALYSIS.forEach(field -> value("call.call_analysis." + field, analysis.get(field)));
        BOOLEANS.forEach(field -> bool("call.call_analysis." + field, analysis.get(field)));
    }

    private void name(Json.Obj event) {
        EventName name = EventName.in(event);
        if (name != null && EventType.of(name.name()) == null) {
            found.add("The event's name " + quoted(name.name())
                    + " is unknown: what the call holds decided what it says.");
        }
    }

    private void id(String field, @Nullable Json value) {
        String text = Lenient.idText(value);
        if (text == null || RetellId.trimmed(text).isEmpty()) {
            return;
        }
        String id = RetellId.trimmed(text);
        String fault = RetellId.fault(id);
        if (fault != null) {
            found.add("`" + field + "` " + fault + ".");
        } else if (!id.equals(text)) {
            found.add("`" + field + "` had white space or invisible characters around it, which were left out.");
        }
    }

    private void time(String field, @Nullable Json value) {
        if (!Lenient.isSaid(value)) {
            value(field, value);
            return;
        }
        Times.Reading reading = value instanceof Json.Text(String text)
                ? Times.read(text)
                : new Times.Reading(Times.epochMillis(value), null);
        if (reading.millis() == null && !isZero(value)) {
            found.add("`" + field + "` could not be read as a time: " + quoted(value) + ".");
        } else if (reading.note() != null) {
            found.add("`" + field + "` " + reading.note() + ": " + quoted(value) + ".");
        }
    }

    /// Accepts zero, which some senders use for "never".
    private static boolean isZero(@Nullable Json value) {
        var number = Lenient.number(value);
        return number != null && number.signum() == 0;
    }

    private void duration(@Nullable Json value) {
        if (!Lenient.isSaid(value)) {
            value("call.duration_ms", value);
        } else if (Lenient.durationMillis(value) == null) {
            found.add("`call.duration_ms` could not be read as a number of milliseconds: " + quoted(value) + ".");
        }
    }

    private void value(String field, @Nullable Json value) {
        if (value instanceof Json.Text(String text) && !text.isBlank() && Placeholder.isWhole(text)) {
            found.add("`" + field + "` holds the placeholder " + quoted(value) + " and counts as not said.");
        }
    }

    private void bool(String field, @Nullable Json value) {
        if (!Lenient.isSaid(value)) {
            value(field, value);
        } else if (Lenient.bool(value) == null) {
            found.add("`" + field + "` could not be read as yes or no: " + quoted(value) + ".");
        }
    }

    private void status(Json.Obj event, Json.Obj call) {
        String sent = Lenient.saidLabel(call.get("call_status"));
        EventName name = EventName.in(event);
        String read = CallStatus.of(
                name == null ? null : EventType.of(name.name()),
                call,
                Disconnection.canonical(Lenient.saidLabel(call.get("disconnection_reason"))),
                Lenient.epochMillis(call.get("end_timestamp")));
        if (sent != null && read != null && !sent.equalsIgnoreCase(read)) {
            found.add("`call.call_status` says " + quoted(sent) + ", but the event says that the call is `" + read
                    + "`.");
        }
    }

    private static String quoted(@Nullable Json value) {
        return switch (value) {
            case Json.Text(String text) -> quoted(text);
            case Json.Num(String text) -> quoted(text);
            case Json.Literal literal -> "`" + literal.json() + "`";
            case null -> "nothing";
            default -> "an object or a list";
        };
    }

    private static String quoted(String text) {
        String plain = PlainText.of(text).replaceAll("[\\p{Cntrl}`]", " ");
        String cut = PlainText.cut(plain, LONGEST_QUOTE);
        return "`" + cut + (cut.length() < plain.length() ? "…" : "") + "`";
    }
}
