package com.aivors.call;

import com.aivors.call.CallDetail.CallAnalysis;
import com.aivors.call.search.NumbersInText;
import com.aivors.client.settings.Disclosure;
import com.aivors.client.settings.SettingsRows;
import com.aivors.platform.http.Problem;
import com.aivors.retell.CallDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Cuts from a call what its reader may not see. The only place that does: whatever reads calls for
/// an answer asks for one of these.
///
/// Custom analysis fields are results and stay, and so does the summary. The numbers of the call are
/// masked wherever they stand: in its summary, in what was said, and in its fields. A custom field that is declared
/// to hold the number to call back is a number.
///
/// @param callbackField the name of that field; null where none is declared or numbers are shown
public record CallDisclosure(Disclosure shown, @Nullable String callbackField) {

    /// Of operators.
    public static final CallDisclosure EVERYTHING = new CallDisclosure(Disclosure.EVERYTHING, null);

    /// Why a call has no recording, for a reader that may not hear it.
    static final String HIDDEN = "hidden";

    private static final String RECORDED = "recorded";

    /// @param sql in a role that may see what the client sees
    public static CallDisclosure ofClient(JdbcClient sql, UUID clientId) {
        Disclosure shown = Disclosure.of(sql, clientId);
        return new CallDisclosure(
                shown,
                shown.numbers()
                        ? null
                        : SettingsRows.of(sql, clientId).fieldRoles().callbackNumber());
    }

    /// @param field the name of a custom analysis field
    /// @return whether its values are hidden in lists of values, and as a filter
    public boolean hides(String field) {
        return field.equals(callbackField);
    }

    /// @param value of a custom analysis field
    /// @return whether it holds a telephone number that the reader may not see
    public boolean hidesValue(String value) {
        return !shown.numbers() && !NumbersInText.of(value).isEmpty();
    }

    public @Nullable String number(@Nullable String number) {
        return number == null || shown.numbers() ? number : MaskedNumber.of(number);
    }

    /// @param row headed by its fields
    CallRow row(CallRow row) {
        return row(row, CallNumbers.of(row));
    }

    private CallRow row(CallRow row, CallNumbers numbers) {
        return shown.numbers()
                ? row
                : row.masked(
                        number(row.fromNumber()),
                        number(row.toNumber()),
                        numbers.mask(row.summary()),
                        fields(row.fields(), numbers));
    }

    private static Map<String, String> fields(Map<String, String> said, CallNumbers numbers) {
        var cut = new LinkedHashMap<String, String>();
        said.forEach((name, value) -> cut.put(name, Objects.requireNonNull(numbers.mask(value))));
        return cut;
    }

    /// Filters come before: they ask the whole call.
    ///
    /// @param call headed by its fields or not
    /// @param transcript of the call, before anything was cut
    ExportColumn.ExportedCall call(FilteredCall call, @Nullable String transcript) {
        CallRow row = call.row();
        String callback = callbackField == null ? null : call.fields().get(callbackField);
        CallNumbers numbers = CallNumbers.of(row.fromNumber(), row.toNumber(), callback);
        Map<String, String> fields = shown.numbers() ? call.fields() : fields(call.fields(), numbers);
        return new ExportColumn.ExportedCall(call.with(row(row, numbers), fields), transcript(transcript, numbers));
    }

    private List<CallDocument.CustomValue> custom(List<CallDocument.CustomValue> values, CallNumbers numbers) {
        return shown.numbers()
                ? values
                : values.stream()
                        .map(one -> new CallDocument.CustomValue(one.name(), numbers.maskValue(one.value())))
                        .toList();
    }

    private @Nullable String transcript(@Nullable String transcript, CallNumbers numbers) {
        if (!shown.transcripts()) {
            return null;
        }
        return shown.numbers() ? transcript : numbers.mask(transcript);
    }

    CallDetail detail(CallDetail whole) {
        CallRow row = whole.call();
        CallNumbers numbers = CallNumbers.of(
                row.fromNumber(), row.toNumber(), CallNumbers.callback(row), whole.transferDestination());
        CallRow cut = row(row, numbers);
        return new CallDetail(
                cut,
                transcript(whole.transcript(), numbers),
                turns(whole.turns(), numbers),
                analysis(whole.analysis(), cut),
                custom(whole.customAnalysis(), numbers),
                whole.latency(),
                shown.cost() ? whole.cost() : null,
                shown.recordings() ? whole.recordingUrl() : null,
                shown.recordings() ? whole.recordingUnavailableReason() : HIDDEN,
                number(whole.transferDestination()),
                whole.events());
    }

    private List<CallDocument.Turn> turns(List<CallDocument.Turn> turns, CallNumbers numbers) {
        if (!shown.transcripts()) {
            return List.of();
        }
        return shown.numbers() ? turns : MaskedTurns.of(turns, numbers);
    }

    private static @Nullable CallAnalysis analysis(@Nullable CallAnalysis whole, CallRow cut) {
        return whole == null
                ? null
                : new CallAnalysis(cut.summary(), whole.successful(), whole.inVoicemail(), whole.sentiment());
    }

    /// @param parameter of a filter whose values tell nothing else
    boolean showsFilter(String parameter) {
        return CallFilters.ALL.stream()
                .filter(filter -> filter.parameter().name().equals(parameter))
                .allMatch(filter -> filter.reveals() == null || filter.reveals().isShown(shown));
    }

    /// @param given the query string of a list or an export
    /// @throws Problem 400 for a filter that would tell what is hidden
    void checkFilters(Map<String, List<String>> given) {
        for (Filter filter : CallFilters.ALL) {
            if (filter.reveals() != null && given.containsKey(filter.parameter().name())) {
                filter.reveals().check(shown, filter.parameter().name());
            }
        }
        if (callbackField != null && given.containsKey(CallFilters.FIELD + callbackField)) {
            Hideable.NUMBERS.check(shown, CallFilters.FIELD + callbackField);
        }
        given.forEach((name, values) -> {
            if (name.startsWith(CallFilters.FIELD) && values.stream().anyMatch(this::hidesValue)) {
                Hideable.NUMBERS.check(shown, name);
            }
        });
    }

    /// @throws Problem 400 for a column that is hidden
    void checkColumns(List<ExportColumn> columns) {
        for (ExportColumn column : columns) {
            if (column.needsTranscript()) {
                Hideable.TRANSCRIPTS.check(shown, "columns");
            }
            if (column.name().equals(RECORDED)) {
                Hideable.RECORDINGS.check(shown, "columns");
            }
        }
    }
}
