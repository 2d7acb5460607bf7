package com.aivors.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A generated call: its lines and its result.
///
/// @param labels the client's custom analysis: text, numbers and booleans
/// @param ends Retell's disconnection reason
/// @param transferredTo the number of the person who took over the call; null without a transfer
record Scene(
        String scenario,
        List<Line> lines,
        Map<String, Object> labels,
        String summary,
        String sentiment,
        boolean successful,
        boolean voicemail,
        String ends,
        @Nullable String transferredTo) {

    sealed interface Line {

        record Spoken(String role, String text) implements Line {}

        record Tool(String name, String arguments, String result, boolean successful) implements Line {}

        record Silence(double seconds) implements Line {}
    }
}
