package com.aivors.call;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The review of a call, set by users and rules.
///
/// @param flagged true when the call needs attention
/// @param done true when nothing is left to do
/// @param tags in alphabetical order
public record CallReview(
        boolean flagged, boolean done, @Nullable Assignee assignee, List<String> tags) {

    /// The review of a call that nobody has reviewed.
    public static final CallReview NONE = new CallReview(false, false, null, List.of());

    /// Normalises a tag for storage: "Call back" and "call  BACK" become the same tag.
    public static String tag(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /// The user of the client who is responsible for the call.
    public record Assignee(UUID id, String email) {}
}
