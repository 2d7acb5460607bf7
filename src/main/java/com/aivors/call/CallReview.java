package com.aivors.call;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The review of a call by people and rules.
///
/// @param flagged needs attention
/// @param done nothing is left to do
/// @param tags in alphabetical order
public record CallReview(
        boolean flagged, boolean done, @Nullable Assignee assignee, List<String> tags) {

    /// Of a call that nobody has reviewed.
    public static final CallReview NONE = new CallReview(false, false, null, List.of());

    /// As tags are stored: "Call back" and "call  BACK" are one.
    public static String tag(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /// A user of the client, who is to look after the call.
    public record Assignee(UUID id, String email) {}
}
