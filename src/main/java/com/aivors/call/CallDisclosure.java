package com.aivors.call;

import com.aivors.call.CallDetail.CallAnalysis;
import com.aivors.call.search.NumbersInText;
import com.aivors.client.settings.Disclosure;
import com.aivors.client.settings.SettingsRows;
import com.aivors.retell.CallDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Removes from a call the parts that its reader may not see. No other class does this, so all code
/// that reads calls for a response needs an instance.
///
/// Custom analysis fields are results and stay, and so does the summary. Numbers of the call are
/// masked everywhere: in its summary, transcript and fields. The field that the client declares as
/// its number to call back counts as a number.
///
/// @param callbackField the name of that field; null when none is declared or numbers are shown
public record CallDisclosure(Disclosure shown, @Nullable String callbackField) {

    /// The disclosure for operators.
    public static final CallDisclosure EVERYTHING = new CallDisclosure(Disclosure.EVERYTHING, null);

    /// The reason why there is no recording, for a reader that may not hear it.
    static final String HIDDEN = "hidden";

    private static final String RECORDED = "recorded";
    private static final String TRANSCRIPT = "transcript";

    /// @param sql in a role that may read the client's settings
    public static CallDisclosure ofClient(JdbcClient sql, UUID clientId) {
        Disclosure shown = Disclosure.of(sql, clientId);
        return new CallDisclosure(
                shown,
                shown.numbers()
                        ? null
                        : SettingsRows.of(sql, clientId).fieldRoles().callbackNumber());
    }

    /// @param field the name of a custom analysis field
    /// @return whether its values are hidden in lists of values and may not be filtered by
    public boolean hides(String field) {
        return field.equals(callbackField);
    }

    /// @param value of a custom analysis field
    /// @return whether it contains a telephone number that the reader may not see
    public boolean hidesValue(String value) {
        return !shown.numbers() && !NumbersInText.of(value).isEmpty();
    }

    public @Nullable String number(@Nullable String number) {
        return number == null || shown.numbers() ? number : MaskedNumber.of(number);
    }

    /// @param row with its headline and fields
    public CallRow row(CallRow row) {
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

    /// Removes the hidden parts of a call. Apply filters before, because they test the whole call.
    ///
    /// @param call with or without its headline
    /// @param transcript the whole transcript
    public ShownCall call(FilteredCall call, @Nullable String transcript) {
        CallRow row = call.row();
        String callback = callbackField == null ? null : call.fields().get(callbackField);
        CallNumbers numbers = CallNumbers.of(row.fromNumber(), row.toNumber(), callback);
        Map<String, String> fields = shown.numbers() ? call.fields() : fields(call.fields(), numbers);
        return new ShownCall(call.with(row(row, numbers), fields), transcript(transcript, numbers));
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

    public CallDetail detail(CallDetail whole) {
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

    /// @param columns names of export columns
    /// @throws Problem 400 for a hidden column
    public void checkColumns(List<String> columns) {
        for (String column : columns) {
            if (column.equals(TRANSCRIPT)) {
                Hideable.TRANSCRIPTS.check(shown, "columns");
            }
            if (column.equals(RECORDED)) {
                Hideable.RECORDINGS.check(shown, "columns");
            }
        }
    }
}
