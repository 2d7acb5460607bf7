package com.aivors.client.settings;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.StrictFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A [Disclosure] in the form of the API.
public record DisclosureView(
        @Schema(allowableValues = {"shown", "hidden"}) String cost,

        @Schema(allowableValues = {"shown", "hidden"}) String recordings,

        @Schema(allowableValues = {"shown", "hidden"}) String transcripts,

        @Schema(allowableValues = {"shown", "masked"}) String numbers) {

    private static final String SHOWN = "shown";
    private static final String HIDDEN = "hidden";
    private static final String MASKED = "masked";
    private static final Set<String> KNOWN = Set.of("cost", "recordings", "transcripts", "numbers");

    /// The body of a change: fields that are not sent stay. Describes it in the API document.
    public record Patch(
            @Schema(allowableValues = {"shown", "hidden"}) @Nullable
            String cost,

            @Schema(allowableValues = {"shown", "hidden"}) @Nullable
            String recordings,

            @Schema(allowableValues = {"shown", "hidden"}) @Nullable
            String transcripts,

            @Schema(allowableValues = {"shown", "masked"}) @Nullable
            String numbers) {}

    public static DisclosureView of(Disclosure disclosure) {
        return new DisclosureView(
                disclosure.cost() ? SHOWN : HIDDEN,
                disclosure.recordings() ? SHOWN : HIDDEN,
                disclosure.transcripts() ? SHOWN : HIDDEN,
                disclosure.numbers() ? SHOWN : MASKED);
    }

    /// @throws Problem 400 naming the field that is wrong or unknown
    static Disclosure changed(JsonNode change, Disclosure present) {
        StrictFields.object(change, "", KNOWN);
        return new Disclosure(
                isShown(change, "cost", HIDDEN, present.cost()),
                isShown(change, "recordings", HIDDEN, present.recordings()),
                isShown(change, "transcripts", HIDDEN, present.transcripts()),
                isShown(change, "numbers", MASKED, present.numbers()));
    }

    private static boolean isShown(JsonNode change, String field, String otherwise, boolean present) {
        if (!change.has(field)) {
            return present;
        }
        JsonNode value = change.path(field);
        String text = value.isString() ? value.stringValue() : "";
        if (!text.equals(SHOWN) && !text.equals(otherwise)) {
            throw FieldProblem.EITHER_OR.problem(field, SHOWN, otherwise);
        }
        return text.equals(SHOWN);
    }
}
