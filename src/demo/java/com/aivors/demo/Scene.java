package com.aivors.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call as it was played: who said what, and what became of it.
///
/// @param labels the client's own analysis: text, numbers and booleans
/// @param ends Retell's disconnection reason
/// @param transferredTo a number, when the call was handed to a person
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
