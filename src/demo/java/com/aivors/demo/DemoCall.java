package com.aivors.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call and what Retell says about it, event by event.
///
/// @param endedAt when its last word was spoken, or the phone had rung in vain
record DemoCall(Instant startedAt, Instant endedAt, boolean connected, CallObject call) {

    /// Retell's analysis takes a while after the end.
    private static final int ANALYSIS_MILLIS = 6_400;

    /// One webhook body.
    ///
    /// @param eventTimestamp when Retell says it, in milliseconds since the epoch
    record Event(String event, CallObject call, long eventTimestamp) {}

    /// In the order in which they happen; the first one only when somebody picked up.
    List<Event> events() {
        var events = new ArrayList<Event>();
        if (connected) {
            events.add(begun());
        }
        events.add(ended());
        events.add(analyzed());
        return events;
    }

    /// The analysis repeats what the end has said, so that the call is complete with half the bytes.
    List<Event> fewerEvents() {
        return connected ? List.of(begun(), analyzed()) : List.of(analyzed());
    }

    Event begun() {
        return new Event("call_started", call.begun(), startedAt.toEpochMilli() + 240);
    }

    Event ended() {
        return new Event("call_ended", call.unanalyzed(), endedAt.toEpochMilli() + 610);
    }

    Event analyzed() {
        return new Event("call_analyzed", call, endedAt.toEpochMilli() + ANALYSIS_MILLIS);
    }

    /// Whether all of it, to the analysis, lies before `now`.
    boolean isOver(Instant now) {
        return analyzed().eventTimestamp() < now.toEpochMilli();
    }

    CallObject.@Nullable Analysis analysis() {
        return call.callAnalysis();
    }
}
