package com.aivors.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call with Retell's events about it.
///
/// @param endedAt the time of the last word, or the end of unanswered ringing
record DemoCall(Instant startedAt, Instant endedAt, boolean connected, CallObject call) {

    /// The delay of Retell's analysis after the end.
    private static final int ANALYSIS_MILLIS = 6_400;

    /// An event as a webhook body.
    ///
    /// @param eventTimestamp the time when Retell sends it, in milliseconds since the epoch
    record Event(String event, CallObject call, long eventTimestamp) {}

    /// Returns the events in their order. Only an answered call has the first one.
    List<Event> events() {
        var events = new ArrayList<Event>();
        if (connected) {
            events.add(begun());
        }
        events.add(ended());
        events.add(analyzed());
        return events;
    }

    /// Omits the end, because the analysis repeats it. The call is complete with half the bytes.
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

    /// Returns whether the whole call, including its analysis, is before `now`.
    boolean isOver(Instant now) {
        return analyzed().eventTimestamp() < now.toEpochMilli();
    }

    CallObject.@Nullable Analysis analysis() {
        return call.callAnalysis();
    }
}
