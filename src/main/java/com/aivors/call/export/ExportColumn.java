package com.aivors.call.export;

import com.aivors.call.CallHeadline;
import com.aivors.call.CallReview;
import com.aivors.call.CallRow;
import com.aivors.call.ShownCall;
import com.aivors.call.filter.CallFilters;
import com.aivors.client.settings.FieldRoles;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.StorableText;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A column of an export.
///
/// @param name the name in `columns=` and in JSON
/// @param label the title in the first line of CSV
record ExportColumn(String name, String label, Kind kind, Function<ShownCall, @Nullable Object> value) {

    private enum Kind {
        PLAIN,
        TIME,
        /// A custom analysis field. The sender chooses its name and its values.
        CUSTOM
    }

    private static final String TRANSCRIPT = "transcript";
    private static final Set<String> REVIEW = Set.of("flagged", "done", "assignee", "tags");

    private static final List<ExportColumn> STANDARD = List.of(
            of("callId", "Call ID", CallRow::callId),
            time("startedAt", "Started at", CallRow::startedAt),
            time("endedAt", "Ended at", CallRow::endedAt),
            of("durationSeconds", "Duration (s)", CallRow::durationSeconds),
            of("direction", "Direction", CallRow::direction),
            of("fromNumber", "From", CallRow::fromNumber),
            of("toNumber", "To", CallRow::toNumber),
            of("agentId", "Agent ID", CallRow::agentId),
            of("agentName", "Agent", CallRow::agentName),
            of("outcome", "Outcome", CallRow::outcome),
            of("disconnectionReason", "Disconnection reason", CallRow::disconnectionReason),
            of("sentiment", "Sentiment", CallRow::sentiment),
            of("successful", "Successful", CallRow::successful),
            of("summary", "Summary", CallRow::summary));

    private static final ExportColumn CALLER_NAME = headed("callerName", "Caller", CallHeadline::callerName);
    private static final ExportColumn CALLBACK_NUMBER =
            headed("callbackNumber", "Callback number", CallHeadline::callbackNumber);
    private static final ExportColumn CALL_REASON = headed("callReason", "Reason for calling", CallHeadline::reason);

    private static final List<ExportColumn> ON_REQUEST = List.of(
            CALLER_NAME,
            CALLBACK_NUMBER,
            CALL_REASON,
            of("callType", "Call type", CallRow::callType),
            of("status", "Status", CallRow::status),
            time("createdAt", "Received at", CallRow::createdAt),
            reviewed("flagged", "Flagged", CallReview::flagged),
            reviewed("done", "Done", CallReview::done),
            reviewed(
                    "assignee",
                    "Assigned to",
                    review ->
                            review.assignee() == null ? null : review.assignee().email()),
            reviewed("tags", "Tags", review -> review.tags().isEmpty() ? null : String.join(", ", review.tags())),
            new ExportColumn(
                    "recorded", "Recorded", Kind.PLAIN, call -> call.call().recorded()),
            new ExportColumn(TRANSCRIPT, "Transcript", Kind.PLAIN, ShownCall::transcript));

    private static ExportColumn of(String name, String label, Function<CallRow, @Nullable Object> value) {
        return new ExportColumn(
                name, label, Kind.PLAIN, call -> value.apply(call.call().row()));
    }

    private static ExportColumn time(String name, String label, Function<CallRow, @Nullable Instant> value) {
        return new ExportColumn(
                name, label, Kind.TIME, call -> value.apply(call.call().row()));
    }

    private static ExportColumn headed(String name, String label, Function<CallHeadline, @Nullable String> value) {
        return of(name, label, row -> row.headline() == null ? null : value.apply(row.headline()));
    }

    private static ExportColumn reviewed(String name, String label, Function<CallReview, @Nullable Object> value) {
        return of(name, label, row -> value.apply(row.review()));
    }

    /// Returns the standard columns and the columns of the declared fields.
    static List<ExportColumn> standard(FieldRoles roles) {
        return Stream.of(
                        STANDARD.stream(),
                        declared(roles.callerName(), CALLER_NAME),
                        declared(roles.callbackNumber(), CALLBACK_NUMBER),
                        declared(roles.reason(), CALL_REASON))
                .flatMap(columns -> columns)
                .toList();
    }

    private static Stream<ExportColumn> declared(@Nullable String field, ExportColumn column) {
        return field == null ? Stream.empty() : Stream.of(column);
    }

    /// Returns the names of all columns except custom analysis fields.
    static List<String> names() {
        return Stream.concat(STANDARD.stream(), ON_REQUEST.stream())
                .map(ExportColumn::name)
                .toList();
    }

    static ExportColumn named(String name) {
        if (name.startsWith(CallFilters.FIELD)
                && name.length() > CallFilters.FIELD.length()
                && StorableText.isStorable(name)) {
            String field = name.substring(CallFilters.FIELD.length());
            return new ExportColumn(
                    name, field, Kind.CUSTOM, call -> call.call().fields().get(field));
        }
        return Stream.concat(STANDARD.stream(), ON_REQUEST.stream())
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> FieldProblem.EXPORT_COLUMNS.problem("columns", String.join(", ", names())));
    }

    boolean needsTranscript() {
        return name.equals(TRANSCRIPT);
    }

    boolean needsReview() {
        return REVIEW.contains(name);
    }

    boolean isTime() {
        return kind == Kind.TIME;
    }

    /// Returns whether the value for this call is a number. A text that looks like a number, such
    /// as a version, is not a number.
    boolean isNumber(ShownCall call) {
        return kind == Kind.CUSTOM ? call.call().numbers().contains(label) : of(call) instanceof Number;
    }

    /// Returns a text, a number, a boolean, or a time as [Instant].
    @Nullable
    Object of(ShownCall call) {
        return value.apply(call);
    }
}
