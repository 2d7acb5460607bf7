package com.aivors.call;

import com.aivors.call.CallDetail.CallAnalysis;
import com.aivors.client.settings.Disclosure;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.retell.CallDocument;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Cuts from a call what its reader may not see. The only place that does: whatever reads calls for
/// an answer asks for one of these.
///
/// Custom analysis fields are results and stay, and so does the summary. The numbers of the call are
/// masked in its summary and in what was said too.
public record CallDisclosure(Disclosure shown) {

    /// Of operators.
    public static final CallDisclosure EVERYTHING = new CallDisclosure(Disclosure.EVERYTHING);

    /// Why a call has no recording, for a reader that may not hear it.
    static final String HIDDEN = "hidden";

    /// Parameters that would tell what is hidden.
    private static final String NUMBER = "number";

    private static final String RECORDED = "recorded";

    /// @param sql in a role that may see what the client sees
    public static CallDisclosure ofClient(JdbcClient sql, UUID clientId) {
        return new CallDisclosure(Disclosure.of(sql, clientId));
    }

    public @Nullable String number(@Nullable String number) {
        return number == null || shown.numbers() ? number : MaskedNumber.of(number);
    }

    CallRow row(CallRow row) {
        return row(row, CallNumbers.of(row));
    }

    private CallRow row(CallRow row, CallNumbers numbers) {
        return shown.numbers()
                ? row
                : row.masked(number(row.fromNumber()), number(row.toNumber()), numbers.mask(row.summary()));
    }

    /// Filters come before: they ask the whole call.
    ///
    /// @param transcript of the call, before anything was cut
    ExportColumn.ExportedCall call(FilteredCall call, @Nullable String transcript) {
        CallNumbers numbers = CallNumbers.of(call.row());
        return new ExportColumn.ExportedCall(
                call.with(row(call.row(), numbers), fields(call)), transcript(transcript, numbers));
    }

    private Map<String, String> fields(FilteredCall call) {
        return shown.numbers() ? call.fields() : call.row().withoutCallback(call.fields());
    }

    /// Custom analysis is a result and stays; a declared number to call back is a number.
    private List<CallDocument.CustomValue> custom(CallRow row, List<CallDocument.CustomValue> values) {
        CallNumbers callback = CallNumbers.callbackOf(row);
        return shown.numbers()
                ? values
                : values.stream()
                        .map(one -> one.value() != null
                                        && callback.areIn(one.value().toString())
                                ? new CallDocument.CustomValue(
                                        one.name(), callback.mask(one.value().toString()))
                                : one)
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
        CallNumbers numbers = CallNumbers.of(row.fromNumber(), row.toNumber(), whole.transferDestination());
        CallRow cut = row(row, numbers);
        return new CallDetail(
                cut,
                transcript(whole.transcript(), numbers),
                turns(whole.turns(), numbers),
                analysis(whole.analysis(), cut),
                custom(row, whole.customAnalysis()),
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

    /// @param given the query string of a list or an export
    /// @throws Problem 400 naming every filter that would tell what is hidden
    void checkFilters(Map<String, List<String>> given) {
        if (!shown.numbers() && given.containsKey(NUMBER)) {
            throw FieldProblem.NUMBERS_NOT_SHOWN.problem(NUMBER);
        }
        if (!shown.recordings() && given.containsKey(RECORDED)) {
            throw FieldProblem.RECORDINGS_NOT_SHOWN.problem(RECORDED);
        }
    }

    /// @throws Problem 400 for a column that is hidden
    void checkColumns(List<ExportColumn> columns) {
        for (ExportColumn column : columns) {
            if (!shown.transcripts() && column.needsTranscript()) {
                throw FieldProblem.TRANSCRIPTS_NOT_SHOWN.problem("columns");
            }
            if (!shown.recordings() && column.name().equals(RECORDED)) {
                throw FieldProblem.RECORDINGS_NOT_SHOWN.problem("columns");
            }
        }
    }
}
